import { acknowledged, asked, explained } from '../after-sending-acts.ts'
import type { OperationPlan } from '../operation-plan.ts'
import { quietBut } from '../quiet-facts.ts'
import { confirmed, decided, factsSaved, hotDebriefed, registered, stoodDown } from '../register-acts.ts'
import { heldBack, sentToGold, signed, started, submitted, takenBack, written } from '../review-acts.ts'
import { chalkpit, quern } from '../stories/avon-and-somerset.ts'

const DALE = 'dale-trevanion'
const NOOR = 'noor-sedgley'
const FRANCES = 'frances-pell'
const led = { force: 'avon-and-somerset', lead: DALE, gold: FRANCES } as const

/** A quiet start of the year’s second half: no debrief, confirmed in time. */
function trundlePlan(): OperationPlan {
  const facts = quietBut({ officersDeployed: 5, attendance: 50, costGbp: 820 })
  return {
    ...led,
    lead: NOOR,
    key: 'trundle',
    number: '0171',
    name: 'Operation Trundle',
    eventType: 'static-protest',
    cause: 'local-decision',
    howItCameAbout: 'planned-with-notice',
    place: 'Bristol, harbourside',
    planned: { from: [-140, '12:00'], to: [-140, '14:00'] },
    posted: { from: [-140, '11:50'], to: [-140, '14:15'] },
    facts,
    acts: [
      registered([-140, '15:00'], NOOR),
      factsSaved([-139, '09:00'], NOOR, facts),
      decided(
        [-139, '09:30'],
        NOOR,
        'duty_pops_supervisor',
        'Fifty people with leaflets for two hours. No debrief is needed.',
      ),
      confirmed([-138, '14:00'], DALE),
    ],
  }
}

/** Tier 1, taken back once, then in time to the end. */
function quernPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 24,
    attendance: 350,
    costGbp: 6_100,
    commandStructure: 'silver',
    infrastructureDisruption: 'local',
  })
  return {
    ...led,
    lead: NOOR,
    key: 'quern',
    number: '0219',
    name: 'Operation Quern',
    eventType: 'static-protest',
    cause: 'local-decision',
    howItCameAbout: 'planned-with-notice',
    place: 'Weston-super-Mare, seafront',
    planned: { from: [-60, '10:00'], to: [-60, '12:00'] },
    posted: { from: [-60, '09:30'], to: [-60, '12:30'] },
    facts,
    story: quern,
    acts: [
      registered([-68, '11:00'], NOOR),
      stoodDown([-60, '13:00'], NOOR),
      hotDebriefed(
        [-60, '14:00'],
        NOOR,
        [
          [-60, '12:40'],
          [-60, '13:00'],
        ],
        [12, 12],
      ),
      factsSaved([-59, '10:00'], NOOR, facts),
      decided([-58, '09:00'], NOOR, 'silver', 'The crossings worked as agreed. A hot debrief fits.'),
      started([-58, '10:00'], NOOR),
      written([-56, '15:00'], NOOR),
      sentToGold([-55, '10:00'], NOOR),
      takenBack([-55, '10:25'], NOOR),
      sentToGold([-54, '09:10'], NOOR),
      signed([-50, '16:00'], FRANCES),
      ...submitted([-46, '10:00'], NOOR, [-46, '10:20'], 'By secure mail to the NPoCC learning mailbox'),
      asked([-45, '14:10'], 'Did the two crossings close at the same time, or one after the other?'),
      explained(
        [-44, '09:35'],
        NOOR,
        'One after the other: the north one from 10:20, the south one from 10:50.',
      ),
      acknowledged([-44, '11:20']),
    ],
  }
}

/** Tier 1, signed in time, and held back for a claim: still not sent. */
function chalkpitPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 20,
    attendance: 280,
    costGbp: 4_700,
    commandStructure: 'silver',
  })
  return {
    ...led,
    lead: NOOR,
    key: 'chalkpit',
    number: '0233',
    name: 'Operation Chalkpit',
    eventType: 'static-protest',
    cause: 'local-decision',
    howItCameAbout: 'planned-with-notice',
    place: 'Taunton, library',
    planned: { from: [-25, '10:00'], to: [-25, '12:30'] },
    posted: { from: [-25, '09:40'], to: [-25, '13:00'] },
    facts,
    story: chalkpit,
    acts: [
      registered([-34, '09:00'], NOOR),
      stoodDown([-25, '13:30'], NOOR),
      hotDebriefed(
        [-25, '14:30'],
        NOOR,
        [
          [-25, '13:05'],
          [-25, '13:20'],
        ],
        [10, 10],
      ),
      factsSaved([-24, '10:00'], NOOR, facts),
      decided([-23, '11:00'], NOOR, 'silver', 'A named silver and a full reading room. A hot debrief fits.'),
      started([-23, '12:00'], NOOR),
      written([-20, '10:30'], NOOR),
      sentToGold([-19, '09:00'], NOOR),
      signed([-12, '15:00'], FRANCES),
      heldBack([-11, '09:40'], NOOR, {
        ground: 'proceedings',
        reason:
          'A reader has begun a civil claim about the microphone in the reading room. The force solicitor asks to see the review before it leaves.',
      }),
    ],
  }
}

/** Tier 1, decided and debriefed; the review is to be started. */
function cinderPlan(): OperationPlan {
  const facts = quietBut({
    officersDeployed: 15,
    attendance: 210,
    costGbp: 3_600,
    commandStructure: 'silver',
  })
  return {
    ...led,
    key: 'cinder',
    number: '0246',
    name: 'Operation Cinder',
    eventType: 'march-or-procession',
    cause: 'labour-dispute',
    howItCameAbout: 'planned-with-notice',
    place: 'Bridgwater, town centre',
    planned: { from: [-2, '10:00'], to: [-2, '12:00'] },
    posted: { from: [-2, '09:30'], to: [-2, '12:15'] },
    facts,
    acts: [
      registered([-9, '14:00'], DALE),
      stoodDown([-2, '13:00'], DALE),
      hotDebriefed(
        [-2, '13:30'],
        DALE,
        [
          [-2, '12:20'],
          [-2, '12:40'],
        ],
        [11, 10],
      ),
      factsSaved([-1, '09:00'], DALE, facts),
      decided(
        [-1, '09:30'],
        DALE,
        'silver',
        'Just over two hundred people and a named silver. A hot debrief fits.',
      ),
    ],
  }
}

/** Operations of Avon and Somerset at tiers 0 and 1. */
export const avonAndSomersetTierOne: readonly OperationPlan[] = [
  trundlePlan(),
  quernPlan(),
  chalkpitPlan(),
  cinderPlan(),
]
