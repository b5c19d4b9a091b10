import { declinedAsDuplicate } from '../after-sending-acts.ts'
import type { OperationPlan } from '../operation-plan.ts'
import { quietBut } from '../quiet-facts.ts'
import { confirmed, decided, factsSaved, hotDebriefed, registered, stoodDown } from '../register-acts.ts'
import { sentToGold, started, written } from '../review-acts.ts'
import { lockgate } from '../stories/thames-valley.ts'

const SAM = 'sam-holloway'
const LEE = 'lee-ockwell'
const ROBIN = 'robin-ashdown'
const led = { force: 'thames-valley', lead: SAM, gold: ROBIN } as const

/** No debrief, by a decision that a second person confirmed too late. */
function wicketPlan(): OperationPlan {
  const facts = quietBut({ officersDeployed: 8, attendance: 120, costGbp: 1_900 })
  return {
    ...led,
    lead: LEE,
    key: 'wicket',
    number: '0184',
    name: 'Operation Wicket',
    eventType: 'static-protest',
    cause: 'environment',
    howItCameAbout: 'planned-with-notice',
    place: 'Aylesbury, market square',
    planned: { from: [-18, '10:00'], to: [-18, '13:00'] },
    posted: { from: [-18, '09:45'], to: [-18, '13:20'] },
    facts,
    acts: [
      registered([-24, '10:30'], LEE),
      stoodDown([-18, '14:00'], LEE),
      factsSaved([-17, '09:30'], LEE, facts),
      decided(
        [-16, '11:00'],
        LEE,
        'duty_pops_supervisor',
        'A quiet morning in the square. No debrief is needed.',
      ),
      confirmed([-13, '16:20'], SAM),
    ],
  }
}

/** The picket of Operation Lockgate under another name, found by gold when its review came to be signed. */
function gatepostPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 31,
    psusDeployed: 1,
    attendance: 230,
    costGbp: 9_400,
    commandStructure: 'silver',
    infrastructureDisruption: 'local',
  })
  return {
    ...led,
    key: 'gatepost',
    number: '0173',
    name: 'Operation Gatepost',
    eventType: 'static-protest',
    cause: 'labour-dispute',
    howItCameAbout: 'planned-short-notice',
    place: 'Milton Keynes, warehouse gate',
    planned: { from: [-40, '05:00'], to: [-40, '12:00'] },
    posted: { from: [-40, '05:15'], to: [-40, '11:40'] },
    facts,
    story: lockgate,
    acts: [
      registered([-41, '15:00'], SAM),
      stoodDown([-40, '14:20'], SAM),
      hotDebriefed(
        [-39, '09:10'],
        SAM,
        [
          [-40, '11:50'],
          [-40, '12:10'],
        ],
        [15, 12],
      ),
      factsSaved([-39, '09:30'], SAM, facts),
      decided([-38, '14:00'], SAM, 'silver', 'A picket with one unit. A hot debrief fits.'),
      started([-37, '11:00'], SAM),
      written([-36, '13:20'], SAM),
      sentToGold([-34, '16:10'], SAM),
      declinedAsDuplicate(
        [-22, '16:30'],
        ROBIN,
        'lockgate',
        'Two offices entered the same picket at the warehouse gate; the other entry is kept.',
      ),
    ],
  }
}

/** Tier 2 in effect, and gold has not confirmed it. */
function brindlePlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 104,
    psusDeployed: 3,
    attendance: 1650,
    costGbp: 47_000,
    commandStructure: 'gold-silver-bronze',
    arrests: 3,
    useOfForceReports: 8,
    policeInjured: 1,
    communityImpact: 'not-assessed',
    infrastructureDisruption: 'local',
  })
  return {
    ...led,
    key: 'brindle',
    number: '0188',
    name: 'Operation Brindle',
    eventType: 'march-or-procession',
    cause: 'health',
    howItCameAbout: 'planned-with-notice',
    place: 'Slough, station to the park',
    planned: { from: [-10, '12:00'], to: [-10, '16:00'] },
    posted: { from: [-10, '11:15'], to: [-10, '16:25'] },
    facts,
    acts: [
      registered([-19, '09:20'], SAM),
      stoodDown([-10, '17:00'], SAM),
      hotDebriefed(
        [-9, '09:00'],
        SAM,
        [
          [-10, '16:30'],
          [-10, '17:00'],
        ],
        [19, 18],
      ),
      factsSaved([-9, '10:40'], SAM, facts),
      decided([-8, '14:10'], SAM, 'silver', 'Three units on a new route. A structured debrief fits.'),
    ],
  }
}

/** Tier 1, and the hot debrief has not been recorded. */
function sallowPlan(): OperationPlan {
  const facts = quietBut({ officersDeployed: 19, attendance: 140, costGbp: 3_300, complaints14Days: 1 })
  return {
    ...led,
    lead: LEE,
    key: 'sallow',
    number: '0193',
    name: 'Operation Sallow',
    eventType: 'protest-at-a-home-or-office',
    cause: 'infrastructure-and-planning',
    howItCameAbout: 'spontaneous',
    place: 'Newbury, developer’s office',
    planned: { from: [-6, '15:00'], to: null },
    posted: { from: [-6, '15:20'], to: [-6, '18:00'] },
    facts,
    acts: [
      registered([-6, '18:40'], LEE),
      factsSaved([-5, '10:00'], LEE, facts),
      decided([-5, '10:30'], LEE, 'silver', 'One complaint and nineteen officers. A hot debrief fits.'),
    ],
  }
}

/** Operations of Thames Valley without a review. */
export const thamesValleyRegister: readonly OperationPlan[] = [
  wicketPlan(),
  gatepostPlan(),
  brindlePlan(),
  sallowPlan(),
]
