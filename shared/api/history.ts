import { z } from 'zod'
import { OperationMoments } from '../coverage/moments.ts'
import { eventActions } from '../workflow/event-words.ts'
import { Digest, Id, Instant, PersonRef } from './identifiers.ts'

/** One thing that happened to a review or to the operation it is about, as the audit chain has it. */
export const HistoryEntry = z.strictObject({
  /** Its number in the audit chain of the force. */
  sequence: z.int(),
  at: Instant,
  action: z.enum(eventActions),
  /** Null where the service did it, or people of another organisation, who are not named here. */
  who: PersonRef.nullable(),
  /** The other organisation whose people did it. */
  organisation: z.string().nullable(),
  revision: z.int().nullable(),
  digest: Digest.nullable(),
  /** The tier that was decided. */
  tier: z.int().min(0).max(3).nullable(),
  /** The reason, comment, question or answer that was given, and what it is about where that is one part only. */
  said: z.array(z.strictObject({ about: z.string().nullable(), words: z.string() })),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const HistoryReply = z.strictObject({
  reviewId: Id,
  countedAt: Instant,
  moments: OperationMoments,
  place: z.string(),
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
  /** Newest first. */
  entries: z.array(HistoryEntry),
})
export type HistoryReply = z.infer<typeof HistoryReply>
