import { z } from 'zod'
import { DocumentEntry } from '../form/review-document.ts'
import { Digest, Id, Instant, PersonRef, passage } from './identifiers.ts'

/** A question of the recipient about a submission, as the force reads it, and how it ended. */
export const QueryReply = z.strictObject({
  id: Id,
  question: z.string(),
  askedBy: z.string(),
  askedAt: Instant,
  how: z.enum(['reply', 'close_query', 'amendment_sent']).nullable(),
  explanation: z.string().nullable(),
  endedBy: PersonRef.nullable(),
  endedAt: Instant.nullable(),
})
export type QueryReply = z.infer<typeof QueryReply>

export const AskQuery = z.strictObject({ question: passage('the question', 5_000) })
export type AskQuery = z.infer<typeof AskQuery>

/** Explains only: an answer that has to change is changed by an amendment. */
export const AnswerQuery = z.strictObject({ explanation: passage('the answer to the query', 5_000) })
export type AnswerQuery = z.infer<typeof AnswerQuery>

export const QueryParams = z.strictObject({ id: Id, query: Id })

/** The recipient checked the pack: the digest it read in it, and whether it passed every check. */
export const Acknowledge = z.strictObject({ digest: Digest, packPassedChecks: z.boolean() })
export type Acknowledge = z.infer<typeof Acknowledge>

/** What the recipient sees of a question: its own words and the force's, no name of the force. */
const InboxQuery = QueryReply.omit({ endedBy: true, askedBy: true })

/** A pack that came to the recipient, told by the recipient's own copy. */
export const Arrived = z.strictObject({
  id: Id,
  force: z.strictObject({ id: z.string(), name: z.string(), shortName: z.string() }),
  /** What the copy says of itself; null where it cannot be read, which is a failed check. */
  copy: z
    .strictObject({
      operationName: z.string(),
      reference: z.string(),
      revision: z.int(),
      tier: z.int(),
      tierName: z.string(),
      digest: Digest,
      /** How many learning points it carries. */
      learningPoints: z.int(),
      /** The person who signed, as the signature names them. */
      signedBy: z.strictObject({ name: z.string(), rank: z.string().nullable() }),
      signedAt: Instant,
    })
    .nullable(),
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
  state: z.enum(['sent', 'received', 'superseded']),
  sentAt: Instant,
  openQueries: z.int(),
  /** When the oldest question without an end was asked. */
  askedAt: Instant.nullable(),
  /** The checks that this pack did not pass, in words; none where it is whole. */
  failedChecks: z.array(z.string()),
})
export type Arrived = z.infer<typeof Arrived>

export const InboxReply = z.strictObject({ countedAt: Instant, packs: z.array(Arrived) })
export type InboxReply = z.infer<typeof InboxReply>

export const InboxPackReply = z.strictObject({
  pack: Arrived,
  pdfDigest: Digest,
  jsonDigest: Digest,
  /** Whether the stored files have the digests that were noted when they were made, and the copy is in the envelope. */
  checks: z.array(z.strictObject({ check: z.string(), passed: z.boolean() })),
  queries: z.array(InboxQuery),
  countedAt: Instant,
  /** The learning points, as the recipient's copy prints them. */
  learning: z.array(DocumentEntry),
})
export type InboxPackReply = z.infer<typeof InboxPackReply>

/** What asking and closing a question answers: the question's id. */
export const CreatedReply = z.strictObject({ id: Id })

export const InboxActionReply = z.strictObject({ id: Id, state: z.enum(['sent', 'received', 'superseded']) })
