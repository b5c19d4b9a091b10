import type { OperationPlan } from '../operation-plan.ts'
import { quietBut } from '../quiet-facts.ts'
import {
  confirmed,
  debriefed,
  decided,
  factsSaved,
  hotDebriefed,
  registered,
  stoodDown,
} from '../register-acts.ts'
import {
  answered,
  changed,
  returned,
  sentToGold,
  signed,
  started,
  submitted,
  written,
} from '../review-acts.ts'
import { fernhill } from '../stories/fernhill.ts'
import { lantern } from '../stories/hampshire-tier-two.ts'
import { marram } from '../stories/marram.ts'

const ROWAN = 'rowan-hale'
const MORGAN = 'morgan-vale'
const led = { force: 'hampshire', lead: ROWAN, gold: MORGAN } as const

/** Tier 2, sent in time on every rung. */
function lanternPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 72,
    psusDeployed: 2,
    attendance: 1150,
    costGbp: 31_400,
    commandStructure: 'gold-silver-bronze',
    communityImpact: 'moderate',
    infrastructureDisruption: 'local',
    complaints14Days: 6,
    intelligenceVariance: 'major',
    commandOrPlanFailure: true,
    useOfForceReports: 0,
  })
  return {
    ...led,
    key: 'lantern',
    number: '0371',
    name: 'Operation Lantern',
    eventType: 'static-protest',
    cause: 'local-decision',
    howItCameAbout: 'planned-with-notice',
    place: 'Winchester, county offices',
    planned: { from: [-50, '15:30'], to: [-50, '20:00'] },
    posted: { from: [-50, '15:30'], to: [-50, '20:10'] },
    facts,
    story: lantern,
    acts: [
      registered([-59, '10:15'], ROWAN),
      stoodDown([-50, '20:40'], ROWAN),
      hotDebriefed(
        [-49, '09:20'],
        ROWAN,
        [
          [-50, '20:20'],
          [-50, '20:50'],
        ],
        [18, 16],
      ),
      factsSaved([-49, '11:00'], ROWAN, facts),
      decided(
        [-49, '15:10'],
        ROWAN,
        'silver',
        'Twice the forecast came, and the order had the wrong entrance. Both are worth a structured debrief.',
      ),
      confirmed([-48, '09:05'], MORGAN),
      debriefed([-27, '14:00'], ROWAN, 'structured', {
        held: [
          [-28, '10:00'],
          [-28, '12:40'],
        ],
        place: 'Training centre',
        facilitatorRole: 'Trained facilitator from another department',
        scribe: 'Planning officer',
        invited: 19,
        present: 17,
        organisations: 'This force; the county council’s building manager',
      }),
      started([-26, '09:30'], ROWAN),
      written([-14, '16:20'], ROWAN),
      sentToGold([-12, '11:05'], ROWAN),
      signed([-8, '14:45'], MORGAN, 'The forecast form should be shared with the region.'),
      ...submitted([-6, '09:10'], ROWAN, [-5, '10:30'], 'By secure mail to the NPoCC learning mailbox'),
    ],
  }
}

/** Tier 2, late to gold, returned once, and with gold again since yesterday. */
function fernhillPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 126,
    psusDeployed: 4,
    attendance: 2900,
    costGbp: 88_500,
    commandStructure: 'gold-silver-bronze',
    arrests: 6,
    useOfForceReports: 14,
    policeInjured: 2,
    communityImpact: 'moderate',
    infrastructureDisruption: 'local',
    opposingGroups: 'separated',
    complaints14Days: 4,
    disorderLevel: 'minor',
    multiAgencyLevel: 'partner-present',
  })
  return {
    ...led,
    key: 'fernhill',
    number: '0401',
    name: 'Operation Fernhill',
    eventType: 'march-or-procession',
    cause: 'health',
    howItCameAbout: 'planned-with-notice',
    place: 'Southampton, park to civic square',
    planned: { from: [-45, '09:00'], to: [-45, '16:00'] },
    posted: { from: [-45, '08:40'], to: [-45, '16:35'] },
    facts,
    story: fernhill,
    acts: [
      registered([-57, '14:30'], ROWAN),
      stoodDown([-45, '17:05'], ROWAN),
      hotDebriefed(
        [-44, '10:00'],
        ROWAN,
        [
          [-45, '16:50'],
          [-45, '17:25'],
        ],
        [26, 23],
      ),
      factsSaved([-44, '11:40'], ROWAN, facts),
      decided(
        [-43, '10:25'],
        ROWAN,
        'silver',
        'The largest march in the city this year, with a second group beside it. The route will be used again.',
      ),
      confirmed([-43, '16:10'], MORGAN),
      debriefed([-20, '15:30'], ROWAN, 'structured', {
        held: [
          [-21, '10:00'],
          [-21, '13:10'],
        ],
        place: 'Police headquarters',
        facilitatorRole: 'Trained facilitator, no part in the operation',
        scribe: 'Loggist from another district',
        invited: 21,
        present: 18,
      }),
      started([-19, '09:00'], ROWAN),
      written([-9, '15:00'], ROWAN, [
        'operation',
        'debrief',
        'command-staffing',
        'intelligence',
        'planning',
        'events',
      ]),
      written([-5, '10:00'], 'avery-stone', ['legal']),
      written([-3, '18:10'], ROWAN, [
        'rights-powers',
        'outcomes',
        'community-impact',
        'lfr',
        'welfare-logistics',
        'lessons',
        'actions',
        'handling',
      ]),
      sentToGold([-2, '08:55'], ROWAN),
      returned([-2, '16:40'], MORGAN, {
        'command-staffing': 'Say why four units were asked for and not three.',
        planning: 'The change of route needs a sentence on why it could not be used.',
      }),
      changed([-1, '08:30'], ROWAN, 'command-staffing', {
        'staffing-rationale':
          'Four units were asked for: two for the route, because it has two narrow places that filled at the same time last year, one for the square, and one in reserve for the second group. The reserve was used.',
      }),
      changed([-1, '08:45'], ROWAN, 'planning', {
        contingencies:
          'A change of route was planned. It begins before the side street, so it was of no use once the head of the march had passed. A faster march had not been thought of.',
      }),
      answered([-1, '08:50'], ROWAN, {
        'command-staffing': 'Added what last year’s march showed.',
        planning: 'Added where the other route begins.',
      }),
      sentToGold([-1, '09:12'], ROWAN),
    ],
  }
}

/** Tier 2, being written, with its form due in three days. */
function marramPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 112,
    psusDeployed: 3,
    attendance: 180,
    costGbp: 64_200,
    commandStructure: 'gold-silver-bronze',
    arrests: 7,
    useOfForceReports: 19,
    specialTactics: ['protester-removal-team'],
    powersUsed: ['poa-conditions'],
    policeInjured: 1,
    publicInjured: 2,
    communityImpact: 'high',
    infrastructureDisruption: 'major',
    complaints14Days: 2,
    mediaInterest: 'national',
    novelty: 'force-first',
    intelligenceVariance: 'moderate',
    multiAgencyLevel: 'partner-present',
  })
  return {
    ...led,
    key: 'marram',
    number: '0412',
    name: 'Operation Marram',
    eventType: 'direct-action-or-obstruction',
    cause: 'environment',
    howItCameAbout: 'planned-short-notice',
    place: 'Southampton, western dock gates',
    planned: { from: [-39, '08:00'], to: [-39, '14:00'] },
    posted: { from: [-39, '06:34'], to: [-39, '16:20'] },
    facts,
    story: marram,
    acts: [
      registered([-42, '11:20'], ROWAN),
      stoodDown([-39, '17:05'], ROWAN),
      hotDebriefed(
        [-39, '18:00'],
        ROWAN,
        [
          [-39, '16:40'],
          [-39, '17:15'],
        ],
        [22, 22],
      ),
      factsSaved([-38, '10:10'], ROWAN, facts),
      decided(
        [-38, '15:30'],
        ROWAN,
        'silver',
        'The approach road was shut for six hours and the devices were new to us. The region should hear of it.',
      ),
      confirmed([-37, '09:40'], MORGAN),
      debriefed([-13, '11:00'], ROWAN, 'structured', {
        held: [
          [-14, '09:30'],
          [-14, '12:30'],
        ],
        place: 'Training centre',
        facilitatorRole: 'Trained facilitator from another district',
        scribe: 'Planning officer',
        invited: 24,
        present: 20,
        organisations: 'This force; the port operator; the roads authority',
      }),
      started([-12, '10:00'], ROWAN),
      written([-8, '14:02'], ROWAN, [
        'operation',
        'debrief',
        'intelligence',
        'planning',
        'events',
        'rights-powers',
      ]),
      written([-4, '16:30'], ROWAN, [
        'outcomes',
        'lfr',
        'welfare-logistics',
        { section: 'command-staffing', without: ['staffing-next-why', 'staffing-level'] },
        { section: 'community-impact', without: ['cia-sources', 'cia-tension'] },
        'lessons',
      ]),
      written([-2, '09:20'], ROWAN, [{ section: 'legal', without: ['legal-khub'] }]),
    ],
  }
}

/** Insp Rowan Hale’s reviews at tier 2: sent, with gold, being written. */
export const hampshireTierTwo: readonly OperationPlan[] = [lanternPlan(), fernhillPlan(), marramPlan()]
