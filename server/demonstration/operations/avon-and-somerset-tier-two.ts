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
import { sentToGold, signed, started, submitted, written } from '../review-acts.ts'
import { flintwall, thistledown } from '../stories/avon-and-somerset.ts'
import { plover } from '../stories/plover.ts'

const DALE = 'dale-trevanion'
const NOOR = 'noor-sedgley'
const FRANCES = 'frances-pell'
const led = { force: 'avon-and-somerset', lead: DALE, gold: FRANCES } as const

/** Tier 3, finished and sent in time on every rung. */
function ploverPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 340,
    psusDeployed: 9,
    attendance: 260,
    durationDays: 3,
    costGbp: 420_000,
    commandStructure: 'gold-silver-bronze',
    mobilisationTier: 'regional',
    mutualAidForces: 3,
    arrests: 46,
    useOfForceReports: 88,
    specialTactics: ['protester-removal-team'],
    powersUsed: ['poa-conditions'],
    policeInjured: 5,
    publicInjured: 2,
    communityImpact: 'severe',
    infrastructureDisruption: 'critical',
    complaints14Days: 7,
    mediaInterest: 'national',
    commandOrPlanFailure: true,
    publicDangerOrNearMiss: true,
    multiAgencyLevel: 'tcg',
    debriefRequested: 'partner-or-oversight',
  })
  return {
    ...led,
    key: 'plover',
    number: '0198',
    name: 'Operation Plover',
    eventType: 'direct-action-or-obstruction',
    cause: 'environment',
    howItCameAbout: 'planned-then-grew',
    place: 'Avonmouth, port road',
    planned: { from: [-112, '07:00'], to: [-112, '19:00'] },
    posted: { from: [-112, '06:00'], to: [-110, '18:20'] },
    facts,
    story: plover,
    acts: [
      registered([-118, '09:50'], DALE),
      stoodDown([-110, '19:00'], DALE),
      hotDebriefed(
        [-110, '20:30'],
        DALE,
        [
          [-110, '18:40'],
          [-110, '19:30'],
        ],
        [60, 52],
      ),
      factsSaved([-109, '13:00'], DALE, facts),
      decided(
        [-108, '10:00'],
        DALE,
        'silver',
        'A critical road was shut for seven hours and fire engines were delayed. Partners asked for a joint debrief.',
      ),
      confirmed([-107, '09:15'], FRANCES),
      debriefed([-90, '15:00'], DALE, 'single_agency_structured', {
        held: [
          [-91, '09:00'],
          [-91, '14:00'],
        ],
        place: 'Police headquarters',
        facilitatorRole: 'Trained facilitator, no part in the operation',
        scribe: 'Two loggists',
        invited: 44,
        present: 39,
      }),
      debriefed([-74, '16:30'], DALE, 'multi_agency_structured', {
        held: [
          [-75, '09:30'],
          [-75, '15:00'],
        ],
        place: 'Fire and rescue headquarters',
        facilitatorRole: 'Facilitator from another force, arranged by the regional coordinator',
        scribe: 'Resilience forum secretariat',
        invited: 52,
        present: 46,
        organisations: 'Four forces; fire and rescue; ambulance; city council; port operator; plant operator',
      }),
      started([-73, '09:00'], DALE),
      written([-60, '14:30'], DALE),
      sentToGold([-52, '10:00'], DALE),
      signed([-45, '12:20'], FRANCES, 'The first learning point has gone to the resilience forum already.'),
      ...submitted([-39, '09:30'], DALE, [-38, '11:00'], 'By secure mail to the NPoCC learning mailbox'),
    ],
  }
}

/** Tier 2 with gold, whose signature is overdue. */
function thistledownPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 118,
    psusDeployed: 3,
    attendance: 3100,
    costGbp: 76_300,
    commandStructure: 'gold-silver-bronze',
    publicInjured: 2,
    communityImpact: 'moderate',
    infrastructureDisruption: 'local',
    complaints14Days: 2,
    multiAgencyLevel: 'partner-present',
  })
  return {
    ...led,
    key: 'thistledown',
    number: '0224',
    name: 'Operation Thistledown',
    eventType: 'march-or-procession',
    cause: 'infrastructure-and-planning',
    howItCameAbout: 'planned-with-notice',
    place: 'Bath, city centre',
    planned: { from: [-52, '11:00'], to: [-52, '15:00'] },
    posted: { from: [-52, '10:15'], to: [-52, '15:20'] },
    facts,
    story: thistledown,
    acts: [
      registered([-66, '10:20'], DALE),
      stoodDown([-52, '16:00'], DALE),
      hotDebriefed(
        [-51, '09:10'],
        DALE,
        [
          [-52, '15:30'],
          [-52, '16:00'],
        ],
        [24, 22],
      ),
      factsSaved([-51, '10:50'], DALE, facts),
      decided(
        [-50, '11:00'],
        DALE,
        'silver',
        'Over 3,000 people and a bridge that was too narrow. The plan should be gone through line by line.',
      ),
      confirmed([-49, '09:00'], FRANCES),
      debriefed([-27, '14:00'], DALE, 'structured', {
        held: [
          [-28, '09:30'],
          [-28, '12:30'],
        ],
        place: 'Police headquarters',
        facilitatorRole: 'Trained facilitator from another district',
        scribe: 'Planning officer',
        invited: 22,
        present: 22,
      }),
      started([-26, '10:00'], DALE),
      written([-17, '15:00'], DALE),
      sentToGold([-15, '09:30'], DALE),
    ],
  }
}

/** Tier 2, debriefed in time, half written, and its form overdue. */
function flintwallPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 62,
    psusDeployed: 1,
    attendance: 150,
    durationDays: 6,
    costGbp: 54_000,
    commandStructure: 'gold-silver-bronze',
    arrests: 2,
    useOfForceReports: 3,
  })
  return {
    ...led,
    lead: NOOR,
    key: 'flintwall',
    number: '0228',
    name: 'Operation Flintwall',
    eventType: 'encampment-or-long-running-site',
    cause: 'environment',
    howItCameAbout: 'planned-then-grew',
    place: 'Yeovil, showground',
    planned: { from: [-52, '12:00'], to: [-49, '18:00'] },
    posted: { from: [-52, '11:00'], to: [-47, '17:30'] },
    facts,
    story: flintwall,
    acts: [
      registered([-53, '14:00'], NOOR),
      stoodDown([-47, '18:10'], NOOR),
      hotDebriefed(
        [-46, '09:40'],
        NOOR,
        [
          [-47, '17:40'],
          [-47, '18:00'],
        ],
        [14, 11],
      ),
      factsSaved([-46, '11:00'], NOOR, facts),
      decided(
        [-45, '10:00'],
        NOOR,
        'silver',
        'Six days with a dedicated deployment. Staffing should be looked at.',
      ),
      confirmed([-44, '15:30'], FRANCES),
      debriefed([-20, '16:00'], NOOR, 'structured', {
        held: [
          [-21, '10:00'],
          [-21, '12:30'],
        ],
        place: 'Online',
        facilitatorRole: 'Trained facilitator, no part in the operation',
        scribe: 'Loggist',
        invited: 18,
        present: 13,
      }),
      started([-19, '10:00'], NOOR),
      written([-12, '11:30'], NOOR, ['operation', 'debrief', 'intelligence', 'outcomes', 'lessons']),
    ],
  }
}

/** Reviews in Avon and Somerset at tiers 2 and 3: sent, with gold, overdue. */
export const avonAndSomersetTierTwo: readonly OperationPlan[] = [
  ploverPlan(),
  thistledownPlan(),
  flintwallPlan(),
]
