import { z } from 'zod'

/** The ladder, from the bottom. Every operation in the register stands on the first rung. */
export const rungs = [
  'registered',
  'considered',
  'debriefed',
  'form_prepared',
  'gold_signed',
  'submitted',
] as const
export type Rung = (typeof rungs)[number]

/** The rungs with a clock: all but the first. */
export const clockedRungs = ['considered', 'debriefed', 'form_prepared', 'gold_signed', 'submitted'] as const
export type ClockedRung = (typeof clockedRungs)[number]

/** Steps beside the ladder that some tiers ask for, as the rule names them. */
export const duties = [
  'hot_debrief',
  'single_agency_debrief',
  'post_event_assessment',
  'impact_review_1',
  'impact_review_2',
] as const
export type Duty = (typeof duties)[number]

/** The community impact assessment after the event and its dated reviews. They are owed also after submission. */
export const impactDuties = ['post_event_assessment', 'impact_review_1', 'impact_review_2'] as const
export type ImpactDuty = (typeof impactDuties)[number]

export function isImpactDuty(step: string): step is ImpactDuty {
  return impactDuties.some((duty) => duty === step)
}

const Instant = z.iso.datetime()
const Day = z.iso.date()

/**
 * One step of one operation. `moment` is when it counts as done, `recordedAt` when the record of it was made.
 * `deadline` is 00:00 after the last day. `firstDeadline` is kept where a rise of the tier moved the deadline.
 */
export const StepMoments = z
  .strictObject({
    moment: Instant.nullable(),
    recordedAt: Instant.nullable(),
    deadline: Instant.nullable(),
    firstDeadline: Instant.nullable(),
  })
  .refine(({ moment, recordedAt }) => (moment === null) === (recordedAt === null), {
    error: 'A step that is done has a moment and the time it was recorded',
  })
export type StepMoments = z.infer<typeof StepMoments>

/**
 * What coverage keeps of one operation: moments and deadlines, never a status. It says what the records said at
 * `countedAt`; for an earlier moment of counting build it again from the records up to then.
 */
export const OperationMoments = z.strictObject({
  operationId: z.uuid(),
  /** The lead force. */
  forceId: z.string().min(1),
  reference: z.string(),
  name: z.string(),
  eventType: z.string(),
  countedAt: Instant,
  registeredAt: Instant,
  startAt: Instant,
  plannedEndAt: Instant.nullable(),
  standDownAt: Instant.nullable(),
  standDownRecordedAt: Instant.nullable(),
  /** The day that places the operation in a period: stand-down, before that planned end, else start. */
  countingDay: Day,
  removedAt: Instant.nullable(),
  removedAs: z.enum(['withdrawn', 'duplicate']).nullable(),
  removedCode: z.string().nullable(),
  /** Written for oversight: with the name the only free text here. */
  removedSentence: z.string().nullable(),
  tierInEffect: z.literal([0, 1, 2, 3]).nullable(),
  /** When the decision now in effect came into effect. */
  tierInEffectSince: Instant.nullable(),
  overridden: z.enum(['up', 'down']).nullable(),
  /** Tiers 2 and 3 that a lead decided: gold confirms, and they are listed until then. */
  confirmationNeeded: z.boolean(),
  confirmedAt: Instant.nullable(),
  /** Ids of the rule's criteria that reached a line in the decision in effect. */
  criteriaReached: z.array(z.string()),
  rungs: z.strictObject({
    considered: StepMoments,
    debriefed: StepMoments,
    form_prepared: StepMoments,
    gold_signed: StepMoments,
    submitted: StepMoments,
  }),
  /** Null where the tier in effect does not ask for it. */
  duties: z.strictObject({
    hot_debrief: StepMoments.nullable(),
    single_agency_debrief: StepMoments.nullable(),
    post_event_assessment: StepMoments.nullable(),
    impact_review_1: StepMoments.nullable(),
    impact_review_2: StepMoments.nullable(),
  }),
  /** The pause in force: since when, and the day on which it is to be looked at again. */
  pause: z.strictObject({ from: Instant, reviewOn: Day }).nullable(),
  /** Days of the pauses that have ended. */
  pausedDaysEnded: z.int().min(0),
  /** First time a submission went without a sign-off of the same digest: must stay null. */
  sentUnsignedAt: Instant.nullable(),
  /** Drawn into the month's sample of tier 0 decisions. */
  sample: z.strictObject({ answeredAt: Instant.nullable(), disagreed: z.boolean().nullable() }).nullable(),
  /** Live facial recognition in the signed review. */
  recognition: z.strictObject({ assessmentsInPlace: z.boolean() }).nullable(),
})
export type OperationMoments = z.infer<typeof OperationMoments>

/** True when the instant is there and not after `at`: what was recorded exactly at T counts. */
export function happenedBy(instant: string | null, at: string): instant is string {
  return instant !== null && Date.parse(instant) <= Date.parse(at)
}
