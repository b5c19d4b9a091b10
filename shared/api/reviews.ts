import { z } from 'zod'
import { OperationMoments } from '../coverage/moments.ts'
import type { Json } from '../form/answers.ts'
import { ReviewDocument } from '../form/document.ts'
import { DocumentRecords } from '../form/records.ts'
import { reviewActions, reviewStates } from '../workflow/states.ts'
import { KnownFacts } from './decisions.ts'
import { HoldBackReply } from './hold-back.ts'
import { Digest, Id, Instant, LocalTime, PersonRef, passage } from './identifiers.ts'
import { QueryReply } from './queries.ts'
import { SectionContributor } from './sharing.ts'

export const StartedReply = z.strictObject({ id: Id, found: z.boolean() })

/** Gold's words beside a section, and what the author says was changed. */
export const SectionComment = z.strictObject({
  id: Id,
  revision: z.int(),
  sectionId: z.string(),
  comment: z.string(),
  madeBy: PersonRef,
  madeAt: Instant,
  reply: z.string().nullable(),
  replyBy: PersonRef.nullable(),
  replyAt: Instant.nullable(),
})
export type SectionComment = z.infer<typeof SectionComment>

const LeftAnswer = z.strictObject({
  fieldId: z.string(),
  path: z.string(),
  label: z.string(),
  message: z.string(),
  /** Ends "Asked …", where a condition or the tier is the reason. */
  because: z.string().optional(),
})

export const SectionProgress = z.strictObject({
  id: z.string(),
  status: z.enum(['complete', 'not_started', 'left']),
  optional: z.boolean(),
  left: z.array(LeftAnswer),
  saveNumber: z.int(),
  savedAt: Instant.nullable(),
  savedBy: PersonRef.nullable(),
})
export type SectionProgress = z.infer<typeof SectionProgress>

/** Whether an action can be taken now; where not, the refusal's code and its sentence. */
export const ActionChoice = z.strictObject({
  action: z.enum(reviewActions),
  refusal: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
})
export type ActionChoice = z.infer<typeof ActionChoice>

export const RevisionSummary = z.strictObject({
  number: z.int(),
  digest: Digest,
  frozenAt: Instant,
  frozenBy: PersonRef,
  outcome: z.enum(['waiting', 'signed', 'returned', 'recalled', 'voided', 'superseded']),
})
export type RevisionSummary = z.infer<typeof RevisionSummary>

const SignOffReply = z.strictObject({
  revision: z.int(),
  digest: Digest,
  signedBy: PersonRef,
  signedAt: Instant,
  comment: z.string().nullable(),
  /** What the signer agreed to, with their rank and name and, where they act for a gold, with both and why. */
  declaration: z.string(),
  acted: z.boolean(),
})

const SubmissionReply = z.strictObject({
  id: Id,
  revision: z.int(),
  state: z.enum(['queued', 'sent', 'received', 'superseded']),
  channel: z.enum(['by_hand']),
  submittedAt: Instant,
  sentAt: Instant.nullable(),
  sentNote: z.string().nullable(),
})

export const ReviewReply = z.strictObject({
  id: Id,
  operationId: Id,
  state: z.enum(reviewStates),
  stateSince: Instant,
  startedAt: Instant,
  countedAt: Instant,
  definition: z.strictObject({ id: z.string(), version: z.string() }),
  tier: z.int().min(0).max(3),
  moments: OperationMoments,
  place: z.string(),
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
  lead: PersonRef,
  gold: PersonRef.nullable(),
  authors: z.array(PersonRef),
  sections: z.array(SectionProgress),
  /** Who was asked to write which section, besides the lead. */
  contributors: z.array(SectionContributor),
  /** The sections that the viewer may write now. */
  writable: z.array(z.string()),
  comments: z.array(SectionComment),
  revisions: z.array(RevisionSummary),
  signOff: SignOffReply.nullable(),
  packStored: z.boolean(),
  submission: SubmissionReply.nullable(),
  queries: z.array(QueryReply),
  holdBack: HoldBackReply,
  actions: z.array(ActionChoice),
})
export type ReviewReply = z.infer<typeof ReviewReply>

/** Any JSON value. Not z.json(), which asks of every value in it what it is: a body is parsed before, and once. */
const AnyJson = z.unknown() as z.ZodType<Json>

/** A section's answers by field id; the form definition says what each may hold. */
export const Answers = z.record(z.string(), AnyJson)
export type Answers = z.infer<typeof Answers>

export const SectionParams = z.strictObject({ id: Id, section: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/) })

export const SaveSection = z.strictObject({ saveNumber: z.int().min(0), answers: Answers })
export type SaveSection = z.infer<typeof SaveSection>

export const SectionReply = z.strictObject({
  reviewId: Id,
  sectionId: z.string(),
  answers: Answers,
  saveNumber: z.int(),
  savedAt: Instant.nullable(),
  savedBy: PersonRef.nullable(),
  /** Null where the viewer may write; else why not. */
  readOnly: z.string().nullable(),
  known: KnownFacts,
  records: DocumentRecords,
})
export type SectionReply = z.infer<typeof SectionReply>

export const SectionSavedReply = z.strictObject({
  saveNumber: z.int(),
  savedAt: Instant,
  progress: SectionProgress,
})
export type SectionSavedReply = z.infer<typeof SectionSavedReply>

export const CheckReply = z.strictObject({
  document: ReviewDocument,
  sections: z.array(SectionProgress),
  answersLeft: z.int(),
})
export type CheckReply = z.infer<typeof CheckReply>

export const CommentParams = z.strictObject({ id: Id, comment: Id })
export const ReplyToComment = z.strictObject({ reply: passage('what you changed', 2_000) })
export const RepliedReply = z.strictObject({ replied: z.literal(true) })

export const WithReason = z.strictObject({ reason: passage('the reason', 2_000) })
export type WithReason = z.infer<typeof WithReason>

/** What every action on a review answers: where the review stands now. */
export const ActionReply = z.strictObject({ id: Id, state: z.enum(reviewStates) })
export type ActionReply = z.infer<typeof ActionReply>

export const SentToGoldReply = z.strictObject({
  id: Id,
  state: z.enum(reviewStates),
  revision: z.int(),
  digest: Digest,
})

/** The force sent the pack itself, and says when and how. */
export const RecordSent = z.strictObject({
  sentAt: LocalTime,
  note: passage('how it was sent and to which mailbox or system', 500),
})
export type RecordSent = z.infer<typeof RecordSent>
