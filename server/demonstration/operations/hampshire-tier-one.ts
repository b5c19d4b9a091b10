import { asked } from '../after-sending-acts.ts'
import type { OperationPlan } from '../operation-plan.ts'
import { quietBut } from '../quiet-facts.ts'
import { decided, factsSaved, hotDebriefed, registered, stoodDown } from '../register-acts.ts'
import { returned, sentToGold, signed, started, submitted, written } from '../review-acts.ts'
import { gorse, pebble, sandling, weir } from '../stories/hampshire-tier-one.ts'

const ROWAN = 'rowan-hale'
const MORGAN = 'morgan-vale'
const led = { force: 'hampshire', lead: ROWAN, gold: MORGAN } as const

/** Tier 1, returned by gold with one comment; the signature is due today. */
function sandlingPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 34,
    psusDeployed: 1,
    attendance: 420,
    costGbp: 11_800,
    commandStructure: 'silver',
    infrastructureDisruption: 'local',
  })
  return {
    ...led,
    key: 'sandling',
    number: '0447',
    name: 'Operation Sandling',
    eventType: 'static-protest',
    cause: 'labour-dispute',
    howItCameAbout: 'planned-with-notice',
    place: 'Basingstoke, parcel depot',
    planned: { from: [-14, '05:30'], to: [-14, '14:30'] },
    posted: { from: [-14, '05:30'], to: [-14, '14:40'] },
    facts,
    story: sandling,
    acts: [
      registered([-15, '09:10'], ROWAN),
      stoodDown([-14, '15:00'], ROWAN),
      hotDebriefed(
        [-14, '15:40'],
        ROWAN,
        [
          [-14, '14:50'],
          [-14, '15:10'],
        ],
        [12, 11],
      ),
      factsSaved([-13, '09:30'], ROWAN, facts),
      decided([-13, '10:00'], ROWAN, 'silver', 'A planned picket with a named silver. A hot debrief fits.'),
      started([-12, '09:00'], ROWAN),
      written([-9, '11:15'], ROWAN),
      sentToGold([-8, '10:20'], ROWAN),
      returned([-3, '17:35'], MORGAN, { 'command-staffing': 'Give the reason for two serials, not one.' }),
    ],
  }
}

/** Tier 1, signed and not yet sent. */
function gorsePlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 22,
    attendance: 260,
    costGbp: 6_900,
    commandStructure: 'silver',
    intelligenceVariance: 'moderate',
  })
  return {
    ...led,
    key: 'gorse',
    number: '0431',
    name: 'Operation Gorse',
    eventType: 'sporting-or-public-event-with-protest',
    cause: 'infrastructure-and-planning',
    howItCameAbout: 'planned-with-notice',
    place: 'Fareham, the green',
    planned: { from: [-14, '10:00'], to: [-14, '17:00'] },
    posted: { from: [-14, '09:30'], to: [-14, '17:20'] },
    facts,
    story: gorse,
    acts: [
      registered([-21, '13:00'], ROWAN),
      stoodDown([-14, '17:45'], ROWAN),
      hotDebriefed(
        [-13, '08:40'],
        ROWAN,
        [
          [-14, '17:30'],
          [-14, '17:50'],
        ],
        [10, 10],
      ),
      factsSaved([-13, '11:20'], ROWAN, facts),
      decided(
        [-12, '09:15'],
        ROWAN,
        'silver',
        'More came than forecast and children were about. A hot debrief fits.',
      ),
      started([-11, '10:00'], ROWAN),
      written([-10, '12:30'], ROWAN),
      sentToGold([-9, '09:00'], ROWAN),
      signed([-3, '15:20'], MORGAN),
    ],
  }
}

/** Tier 1, sent in time although gold signed late. */
function pebblePlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 18,
    attendance: 310,
    costGbp: 5_200,
    commandStructure: 'silver',
    infrastructureDisruption: 'local',
  })
  return {
    ...led,
    key: 'pebble',
    number: '0422',
    name: 'Operation Pebble',
    eventType: 'march-or-procession',
    cause: 'local-decision',
    howItCameAbout: 'planned-with-notice',
    place: 'Newport, quay to the square',
    planned: { from: [-24, '16:00'], to: [-24, '18:30'] },
    posted: { from: [-24, '15:30'], to: [-24, '18:45'] },
    facts,
    story: pebble,
    acts: [
      registered([-31, '10:40'], ROWAN),
      stoodDown([-24, '19:10'], ROWAN),
      hotDebriefed(
        [-24, '19:30'],
        ROWAN,
        [
          [-24, '18:50'],
          [-24, '19:05'],
        ],
        [9, 9],
      ),
      factsSaved([-23, '10:00'], ROWAN, facts),
      decided(
        [-22, '09:20'],
        ROWAN,
        'silver',
        'A small march with a road held for twelve minutes. A hot debrief is enough.',
      ),
      started([-22, '10:00'], ROWAN),
      written([-20, '14:10'], ROWAN),
      sentToGold([-18, '16:00'], ROWAN),
      signed([-5, '11:30'], MORGAN, 'I was away; this should have gone to another gold.'),
      ...submitted([-4, '09:00'], ROWAN, [-4, '09:40'], 'By secure mail to the NPoCC learning mailbox'),
      asked(
        [-2, '11:15'],
        'The cones came an hour late. Who stood in the road until then, and had they been briefed for it?',
      ),
    ],
  }
}

/** Tier 1, debriefed late, begun, and due tomorrow. */
function weirPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 14,
    attendance: 40,
    costGbp: 2_100,
    arrests: 1,
    useOfForceReports: 1,
  })
  return {
    ...led,
    key: 'weir',
    number: '0449',
    name: 'Operation Weir',
    eventType: 'protest-at-a-home-or-office',
    cause: 'infrastructure-and-planning',
    howItCameAbout: 'spontaneous',
    place: 'Romsey, field gate north of the town',
    planned: { from: [-6, '10:30'], to: [-6, '12:30'] },
    posted: { from: [-6, '10:50'], to: [-6, '13:15'] },
    facts,
    story: weir,
    acts: [
      registered([-6, '15:00'], ROWAN),
      factsSaved([-5, '09:00'], ROWAN, facts),
      decided([-5, '09:40'], ROWAN, 'silver', 'One arrest. A hot debrief fits.'),
      hotDebriefed(
        [-4, '16:30'],
        ROWAN,
        [
          [-4, '15:30'],
          [-4, '15:50'],
        ],
        [13, 9],
      ),
      started([-3, '10:10'], ROWAN),
      written([-2, '11:00'], ROWAN, ['operation', 'debrief']),
    ],
  }
}

/** Insp Rowan Hale’s reviews at tier 1: returned, signed, sent, begun. */
export const hampshireTierOne: readonly OperationPlan[] = [
  sandlingPlan(),
  gorsePlan(),
  pebblePlan(),
  weirPlan(),
]
