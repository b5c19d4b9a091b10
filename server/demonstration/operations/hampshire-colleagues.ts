import type { OperationPlan } from '../operation-plan.ts'
import { quietBut } from '../quiet-facts.ts'
import {
  confirmed,
  decided,
  factChanged,
  factsSaved,
  hotDebriefed,
  paused,
  registered,
  stoodDown,
} from '../register-acts.ts'
import { sentToGold, signed, started, submitted, written } from '../review-acts.ts'
import { hazelbank } from '../stories/hampshire-tier-one.ts'
import { dovecote, millrace } from '../stories/hampshire-tier-two.ts'

const JULES = 'jules-marlow'
const AVERY = 'avery-stone'
const led = { force: 'hampshire', lead: JULES, gold: AVERY } as const

/** Tier 2, paused for a criminal investigation after its own debrief had become due. */
function dovecotePlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 96,
    psusDeployed: 3,
    attendance: 480,
    costGbp: 58_000,
    commandStructure: 'gold-silver-bronze',
    arrests: 11,
    useOfForceReports: 22,
    policeInjured: 3,
    publicInjured: 1,
    disorderLevel: 'minor',
    communityImpact: 'moderate',
    opposingGroups: 'separated',
    intelligenceVariance: 'moderate',
  })
  return {
    ...led,
    key: 'dovecote',
    number: '0414',
    name: 'Operation Dovecote',
    eventType: 'protest-and-counter-protest',
    cause: 'other',
    howItCameAbout: 'planned-short-notice',
    place: 'Winchester, high street',
    planned: { from: [-40, '12:00'], to: [-40, '17:00'] },
    posted: { from: [-40, '11:30'], to: [-40, '18:40'] },
    facts,
    story: dovecote,
    acts: [
      registered([-41, '17:20'], JULES),
      stoodDown([-40, '19:15'], JULES),
      hotDebriefed(
        [-39, '10:15'],
        JULES,
        [
          [-40, '18:50'],
          [-40, '19:10'],
        ],
        [21, 19],
      ),
      factsSaved([-39, '12:00'], JULES, facts),
      decided(
        [-38, '09:50'],
        JULES,
        'silver',
        'Three officers hurt and eleven arrests. A structured debrief is needed as soon as the case allows.',
      ),
      confirmed([-37, '11:30'], AVERY),
      paused([-20, '14:00'], JULES, 'Senior investigating officer, major crime team', 28),
      started([-18, '09:30'], JULES),
      written([-18, '10:30'], JULES, ['operation', 'debrief']),
    ],
  }
}

/** Decided at tier 1; later arrests took it to tier 2 by the rule. */
function millracePlan(): OperationPlan {
  const atFirst = quietBut({
    officersDeployed: 88,
    psusDeployed: 2,
    attendance: 900,
    costGbp: 34_500,
    commandStructure: 'gold-silver-bronze',
    arrests: 4,
    useOfForceReports: 6,
  })
  const facts = { ...atFirst, arrests: 12, complaints14Days: 1, communityImpact: 'moderate' }
  return {
    ...led,
    key: 'millrace',
    number: '0418',
    name: 'Operation Millrace',
    eventType: 'march-or-procession',
    cause: 'environment',
    howItCameAbout: 'planned-with-notice',
    place: 'Aldershot, station to the works gate',
    planned: { from: [-30, '11:00'], to: [-30, '15:00'] },
    posted: { from: [-30, '10:30'], to: [-30, '15:50'] },
    facts,
    story: millrace,
    acts: [
      registered([-36, '09:40'], JULES),
      stoodDown([-30, '16:20'], JULES),
      hotDebriefed(
        [-29, '09:00'],
        JULES,
        [
          [-30, '16:00'],
          [-30, '16:25'],
        ],
        [20, 17],
      ),
      factsSaved([-29, '10:30'], JULES, atFirst),
      decided([-28, '14:00'], JULES, 'silver', 'Four arrests and paint on a wall. A hot debrief fits.'),
      started([-27, '10:00'], JULES),
      factChanged([-17, '15:15'], JULES, {
        criterion: 'arrests',
        value: 12,
        cause: 'later_arrest',
        source: 'Custody records: eight more people were arrested from video of the day.',
      }),
      factChanged([-17, '15:20'], JULES, {
        criterion: 'complaints14Days',
        value: 1,
        cause: 'complaint',
        source: 'Professional standards, complaint about the wait at the works gate.',
      }),
      factChanged([-17, '15:25'], JULES, {
        criterion: 'communityImpact',
        value: 'moderate',
        cause: 'impact_rating',
        source: 'Community impact assessment, first review.',
      }),
      written([-15, '11:00'], JULES, ['operation', 'intelligence', 'debrief']),
    ],
  }
}

/** Tier 1: the form came late, gold and the recipient had it in time. */
function hazelbankPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 16,
    attendance: 60,
    costGbp: 3_900,
    commandStructure: 'silver',
    arrests: 2,
    useOfForceReports: 4,
    publicInjured: 1,
    communityImpact: 'moderate',
    intelligenceVariance: 'moderate',
  })
  return {
    ...led,
    key: 'hazelbank',
    number: '0420',
    name: 'Operation Hazelbank',
    eventType: 'direct-action-or-obstruction',
    cause: 'local-decision',
    howItCameAbout: 'planned-then-grew',
    place: 'Ryde, council office',
    planned: { from: [-28, '17:00'], to: [-28, '19:00'] },
    posted: { from: [-28, '16:45'], to: [-28, '20:30'] },
    facts,
    story: hazelbank,
    acts: [
      registered([-33, '12:00'], JULES),
      stoodDown([-28, '21:00'], JULES),
      hotDebriefed(
        [-27, '08:30'],
        JULES,
        [
          [-28, '20:40'],
          [-28, '21:00'],
        ],
        [14, 14],
      ),
      factsSaved([-27, '09:30'], JULES, facts),
      decided(
        [-26, '10:00'],
        JULES,
        'silver',
        'Two people were carried out and arrested. A hot debrief fits.',
      ),
      started([-25, '09:00'], JULES),
      written([-20, '15:45'], JULES),
      sentToGold([-19, '09:30'], JULES),
      signed([-15, '13:10'], AVERY, 'The point about guards should go to the council.'),
      ...submitted([-11, '10:00'], JULES, [-10, '09:15'], 'By secure mail to the NPoCC learning mailbox'),
    ],
  }
}

/** Operations that Sgt Jules Marlow leads, with Supt Avery Stone as gold. */
export const hampshireColleagues: readonly OperationPlan[] = [dovecotePlan(), millracePlan(), hazelbankPlan()]
