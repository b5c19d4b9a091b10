import { z } from 'zod'
import { OperationMoments } from '../coverage/moments.ts'
import { AskedDay, Day, Id, Instant, line, PersonRef, passage } from './identifiers.ts'

/** Declares a series: operations that repeat one cause or organiser in one force with a similar shape. */
export const DeclareSeries = z.strictObject({
  name: line('what the series is called', 120),
  reason: passage('why these operations are one series', 2_000),
})
export type DeclareSeries = z.infer<typeof DeclareSeries>

export const JoinSeries = z.strictObject({
  seriesId: z.uuid('Choose the series'),
  reason: passage('why the operation belongs to the series', 2_000),
})
export type JoinSeries = z.infer<typeof JoinSeries>

export const LeaveSeries = z.strictObject({
  reason: passage('why the operation no longer belongs to the series', 2_000),
})
export type LeaveSeries = z.infer<typeof LeaveSeries>

/** That the consolidated review of the series was held. What is lowered after that day is counted anew. */
export const RecordConsolidatedReview = z.strictObject({
  heldOn: AskedDay,
  reason: passage('what was reviewed, and where it is kept', 2_000),
})
export type RecordConsolidatedReview = z.infer<typeof RecordConsolidatedReview>

export const SeriesMadeReply = z.strictObject({ id: Id })

/** The consolidated review that the series owes; see the rule's `consolidatedReviewOf`. */
const ConsolidatedReply = z.strictObject({
  operations: z.int(),
  countedFrom: Day,
  dueBy: Day,
  due: z.boolean(),
  tier: z.int().min(0).max(3),
})

export const SeriesRef = z.strictObject({
  id: Id,
  name: z.string(),
  consolidated: ConsolidatedReply.nullable(),
})
export type SeriesRef = z.infer<typeof SeriesRef>

export const SeriesListReply = z.strictObject({
  series: z.array(z.strictObject({ id: Id, name: z.string() })),
})
export type SeriesListReply = z.infer<typeof SeriesListReply>

const SERIES_EVENTS = ['join', 'leave', 'consolidated_review'] as const

export const SeriesEventReply = z.strictObject({
  id: Id,
  event: z.enum(SERIES_EVENTS),
  operation: z.strictObject({ id: Id, name: z.string(), reference: z.string() }).nullable(),
  reason: z.string(),
  heldOn: Day.nullable(),
  recordedBy: PersonRef,
  recordedAt: Instant,
})
export type SeriesEventReply = z.infer<typeof SeriesEventReply>

export const SeriesReply = z.strictObject({
  ...SeriesRef.shape,
  reason: z.string(),
  declaredBy: PersonRef,
  declaredAt: Instant,
  countedAt: Instant,
  /** Those in it now, in the order of their days. `lowered`: the decision in effect was lowered by the series. */
  members: z.array(z.strictObject({ moments: OperationMoments, lowered: z.boolean() })),
  /** Newest first. */
  events: z.array(SeriesEventReply),
})
export type SeriesReply = z.infer<typeof SeriesReply>
