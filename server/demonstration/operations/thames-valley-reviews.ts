import { acknowledged, amended } from '../after-sending-acts.ts'
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
import { changed, sentToGold, signed, started, submitted, written } from '../review-acts.ts'
import { harrowLane, lockgate, oxbow } from '../stories/thames-valley.ts'

const SAM = 'sam-holloway'
const LEE = 'lee-ockwell'
const ROBIN = 'robin-ashdown'
const led = { force: 'thames-valley', lead: SAM, gold: ROBIN } as const

/** Tier 2, in time on every rung. */
function oxbowPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 138,
    psusDeployed: 4,
    attendance: 1900,
    costGbp: 92_700,
    commandStructure: 'gold-silver-bronze',
    arrests: 9,
    useOfForceReports: 31,
    policeInjured: 2,
    communityImpact: 'moderate',
    opposingGroups: 'hostile',
    disorderLevel: 'minor',
    complaints14Days: 3,
  })
  return {
    ...led,
    key: 'oxbow',
    number: '0152',
    name: 'Operation Oxbow',
    eventType: 'protest-and-counter-protest',
    cause: 'local-decision',
    howItCameAbout: 'planned-with-notice',
    place: 'Reading, town centre',
    planned: { from: [-75, '11:00'], to: [-75, '16:00'] },
    posted: { from: [-75, '10:30'], to: [-75, '16:40'] },
    facts,
    story: oxbow,
    acts: [
      registered([-88, '10:00'], SAM),
      stoodDown([-75, '17:15'], SAM),
      hotDebriefed(
        [-74, '10:20'],
        SAM,
        [
          [-75, '16:50'],
          [-75, '17:30'],
        ],
        [28, 25],
      ),
      factsSaved([-74, '12:00'], SAM, facts),
      decided(
        [-73, '15:00'],
        SAM,
        'silver',
        'Two hostile groups and 31 use of force reports. The line should be looked at closely.',
      ),
      confirmed([-72, '09:30'], ROBIN),
      debriefed([-49, '16:00'], SAM, 'structured', {
        held: [
          [-50, '09:30'],
          [-50, '12:45'],
        ],
        place: 'Force training centre',
        facilitatorRole: 'Trained facilitator from another force area',
        scribe: 'Loggist',
        invited: 25,
        present: 21,
      }),
      started([-48, '09:00'], SAM),
      written([-37, '14:00'], SAM),
      sentToGold([-35, '10:40'], SAM),
      signed([-29, '16:30'], ROBIN),
      ...submitted([-25, '11:00'], SAM, [-24, '09:20'], 'Uploaded to the recipient’s secure store'),
      acknowledged([-23, '10:05']),
      amended(
        [-2, '15:10'],
        SAM,
        'The claims office has settled two more windows, so the damage in the review is too low.',
      ),
      changed([-2, '15:40'], SAM, 'outcomes', {
        damage: 'Three shop windows, about £2,300. Two were reported after the review was sent.',
      }),
    ],
  }
}

/** Tier 1, signed late and sent late. */
function lockgatePlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 31,
    psusDeployed: 1,
    attendance: 230,
    costGbp: 9_400,
    commandStructure: 'silver',
    communityImpact: 'moderate',
    infrastructureDisruption: 'local',
  })
  return {
    ...led,
    lead: LEE,
    key: 'lockgate',
    number: '0171',
    name: 'Operation Lockgate',
    eventType: 'static-protest',
    cause: 'labour-dispute',
    howItCameAbout: 'planned-short-notice',
    place: 'Milton Keynes, warehouse gate',
    planned: { from: [-40, '05:00'], to: [-40, '12:00'] },
    posted: { from: [-40, '05:15'], to: [-40, '11:40'] },
    facts,
    story: lockgate,
    acts: [
      registered([-43, '13:30'], LEE),
      stoodDown([-40, '12:10'], LEE),
      hotDebriefed(
        [-40, '13:00'],
        LEE,
        [
          [-40, '11:50'],
          [-40, '12:10'],
        ],
        [15, 12],
      ),
      factsSaved([-39, '09:45'], LEE, facts),
      decided([-38, '10:15'], LEE, 'silver', 'One unit and a gate that did not open. A hot debrief fits.'),
      started([-37, '09:00'], LEE),
      written([-35, '15:30'], LEE),
      sentToGold([-34, '10:00'], LEE),
      signed([-22, '17:00'], ROBIN, 'Signed late: I was on the national course.'),
      ...submitted([-16, '09:00'], LEE, [-15, '14:20'], 'Uploaded to the recipient’s secure store'),
      acknowledged([-14, '09:50']),
    ],
  }
}

/** Tier 3 by five criteria at tier 2, and in progress: the joint debrief is still to come. */
function harrowLanePlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 210,
    psusDeployed: 6,
    attendance: 650,
    durationDays: 9,
    costGbp: 310_000,
    commandStructure: 'gold-silver-bronze',
    arrests: 24,
    useOfForceReports: 41,
    specialTactics: ['protester-removal-team'],
    policeInjured: 2,
    publicInjured: 1,
    communityImpact: 'high',
    infrastructureDisruption: 'major',
    mediaInterest: 'national',
    intelligenceVariance: 'moderate',
    publicDangerOrNearMiss: true,
    multiAgencyLevel: 'tcg',
  })
  return {
    ...led,
    key: 'harrow-lane',
    number: '0175',
    name: 'Operation Harrow Lane',
    eventType: 'encampment-or-long-running-site',
    cause: 'infrastructure-and-planning',
    howItCameAbout: 'planned-then-grew',
    place: 'Oxford, building site beside the ring road',
    planned: { from: [-41, '09:00'], to: [-39, '18:00'] },
    posted: { from: [-41, '08:30'], to: [-33, '16:10'] },
    facts,
    story: harrowLane,
    acts: [
      registered([-43, '11:10'], SAM),
      stoodDown([-33, '17:00'], SAM),
      hotDebriefed(
        [-33, '18:30'],
        SAM,
        [
          [-33, '16:30'],
          [-33, '17:30'],
        ],
        [40, 36],
      ),
      factsSaved([-32, '14:00'], SAM, facts),
      decided(
        [-31, '11:00'],
        SAM,
        'silver',
        'Nine days, a coordinating group, a closed ring road. Partners have to be at the table.',
      ),
      confirmed([-30, '15:45'], ROBIN),
      debriefed([-11, '09:30'], SAM, 'single_agency_structured', {
        held: [
          [-12, '09:00'],
          [-12, '13:30'],
        ],
        place: 'Force training centre',
        facilitatorRole: 'Trained facilitator, named by the regional coordinator',
        scribe: 'Two loggists',
        invited: 34,
        present: 30,
      }),
      started([-10, '10:00'], SAM),
      written([-6, '15:10'], SAM, ['operation', 'intelligence', 'events', 'outcomes']),
      written([-3, '16:00'], LEE, [
        'rights-powers',
        'welfare-logistics',
        { section: 'debrief', without: ['roles-missing'] },
      ]),
    ],
  }
}

/** Reviews in Thames Valley: sent in time, sent late, and one at tier 3 being written. */
export const thamesValleyReviews: readonly OperationPlan[] = [oxbowPlan(), lockgatePlan(), harrowLanePlan()]
