import { z } from 'zod'
import { OperationMoments } from '../coverage/moments.ts'
import { CAUSE_IDS, EVENT_TYPE_IDS, HOW_IT_CAME_ABOUT_IDS } from '../reference/event-types.ts'
import { registerReasonWords } from '../workflow/register.ts'
import { reviewStates } from '../workflow/states.ts'
import { DebriefReply, PauseReply } from './debriefs.ts'
import { DecisionReply, FactChangeReply, FactsReply } from './decisions.ts'
import { Id, Instant, LocalTime, line, PersonRef, passage } from './identifiers.ts'
import { ImpactReviewReply } from './impact-reviews.ts'
import { SeriesRef } from './series.ts'
import { GivenSection, SharedOperation, ShareReply } from './sharing.ts'

function codesOf<A extends keyof typeof registerReasonWords>(action: A) {
  return Object.keys(registerReasonWords[action]) as (keyof (typeof registerReasonWords)[A] & string)[]
}

/** A long-running protest is registered in numbered review periods, and a closing review of the whole. */
const PERIOD_KINDS = ['period', 'closing'] as const

/** What a debrief lead types to put an operation in the register. Times are Europe/London clock times. */
export const RegisterOperation = z.strictObject({
  reference: line('the reference on the operational order, or the incident log number', 40),
  name: line('the operation’s name', 120),
  eventType: z.enum(EVENT_TYPE_IDS, 'Choose the type of event'),
  cause: z.enum(CAUSE_IDS).nullable(),
  howItCameAbout: z.enum(HOW_IT_CAME_ABOUT_IDS, 'Choose how it came about'),
  place: line('the town and main site', 120),
  plannedStartAt: LocalTime,
  plannedEndAt: LocalTime.nullable(),
  startedAt: LocalTime.nullable(),
  stoodDownAt: LocalTime.nullable(),
  goldId: Id.nullable(),
  /** A further review period, or the closing review, of the long-running operation whose first period is named. */
  periodOf: z
    .strictObject({ operationId: z.uuid('Choose the first review period'), kind: z.enum(PERIOD_KINDS) })
    .optional(),
})
export type RegisterOperation = z.infer<typeof RegisterOperation>

export const RegisteredReply = z.strictObject({ id: Id })

/** When the first officer was posted and the last one released. Deadlines count from the stand-down. */
export const RecordTimes = z.strictObject({ startedAt: LocalTime, stoodDownAt: LocalTime })
export type RecordTimes = z.infer<typeof RecordTimes>

const sentence = passage('a sentence that the oversight body will read', 500)

/** Takes an operation out of what is counted. The sentence is written for the oversight body. */
export const WithdrawOperation = z.strictObject({
  code: z.enum(codesOf('withdraw'), 'Choose the reason'),
  sentence,
})
export type WithdrawOperation = z.infer<typeof WithdrawOperation>

export const MarkDuplicate = z.strictObject({
  code: z.enum(codesOf('mark_duplicate'), 'Choose the reason'),
  sentence,
  duplicateOf: z.uuid('Choose the operation that this one repeats'),
})
export type MarkDuplicate = z.infer<typeof MarkDuplicate>

export const RestoreOperation = z.strictObject({
  code: z.enum(codesOf('restore'), 'Choose the reason'),
  sentence,
})
export type RestoreOperation = z.infer<typeof RestoreOperation>

export const ReviewSummary = z.strictObject({
  id: Id,
  state: z.enum(reviewStates),
  stateSince: Instant,
  lead: PersonRef,
  revision: z.int().nullable(),
  sectionsAsked: z.int(),
  sectionsComplete: z.int(),
  sectionsCommented: z.int(),
  submissionState: z.enum(['queued', 'sent', 'received', 'superseded']).nullable(),
  /** It waits for gold, and this viewer is one who may sign it: no author of it, no facilitator of its debriefs. */
  waitsForViewer: z.boolean(),
})
export type ReviewSummary = z.infer<typeof ReviewSummary>

/** One line of the register or of the home page. Statuses come from `moments` and the moment of counting. */
export const OperationRow = z.strictObject({
  moments: OperationMoments,
  place: z.string(),
  leadId: Id,
  factsStarted: z.boolean(),
  awaitingConfirmation: z.boolean(),
  /** The rule version that the decision in effect was made with: its days are the operation's. Null before there is one. */
  rule: z.strictObject({ id: z.string(), version: z.string() }).nullable(),
  review: ReviewSummary.nullable(),
})
export type OperationRow = z.infer<typeof OperationRow>

export const OperationsReply = z.strictObject({
  countedAt: Instant,
  rows: z.array(OperationRow),
  /** Operations of other forces that are shared with the viewer's: beside its register, never part of it. */
  shared: z.array(SharedOperation),
  /** What the viewer was asked to write. */
  given: z.array(GivenSection),
})
export type OperationsReply = z.infer<typeof OperationsReply>

/** One operation of a long-running protest. `number` is null for the closing review. */
export const PeriodReply = z.strictObject({
  operationId: Id,
  name: z.string(),
  reference: z.string(),
  kind: z.enum(PERIOD_KINDS),
  number: z.int().nullable(),
})
export type PeriodReply = z.infer<typeof PeriodReply>

export const OperationReply = z.strictObject({
  id: Id,
  forceId: z.string(),
  reference: z.string(),
  name: z.string(),
  eventType: z.enum(EVENT_TYPE_IDS),
  cause: z.enum(CAUSE_IDS).nullable(),
  howItCameAbout: z.enum(HOW_IT_CAME_ABOUT_IDS),
  place: z.string(),
  plannedStartAt: Instant,
  plannedEndAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  stoodDownAt: Instant.nullable(),
  registeredAt: Instant,
  registeredBy: PersonRef,
  debriefLead: PersonRef,
  gold: PersonRef.nullable(),
  removal: z
    .strictObject({
      as: z.enum(['withdrawn', 'duplicate']),
      code: z.string(),
      sentence: z.string(),
      at: Instant,
    })
    .nullable(),
  countedAt: Instant,
  moments: OperationMoments,
  facts: FactsReply,
  /** What was recorded of the facts since the first decision, newest first. */
  factChanges: z.array(FactChangeReply),
  decisions: z.array(DecisionReply),
  debriefs: z.array(DebriefReply),
  pauses: z.array(PauseReply),
  impactReviews: z.array(ImpactReviewReply),
  review: ReviewSummary.nullable(),
  /** Reviews that were withdrawn or declined, newest first: one may be brought back. */
  withdrawnReviews: z.array(z.strictObject({ id: Id, since: Instant })),
  /** All review periods of the long-running protest that it is part of, in order; empty where it is none. */
  periods: z.array(PeriodReply),
  /** The series that it is in now. */
  series: SeriesRef.nullable(),
  /** The forces it is or was shared with, newest first. To another force: its own share. */
  shares: z.array(ShareReply),
})
export type OperationReply = z.infer<typeof OperationReply>

export const PeopleReply = z.strictObject({
  people: z.array(z.strictObject({ ...PersonRef.shape, roles: z.array(z.string()) })),
})
export type PeopleReply = z.infer<typeof PeopleReply>
