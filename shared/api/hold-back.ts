import { z } from 'zod'
import { HOLD_BACK_GROUNDS } from '../workflow/hold-back.ts'
import { Instant, line, PersonRef, passage } from './identifiers.ts'

/** A signed review does not leave yet. */
export const HoldReviewBack = z.strictObject({
  ground: z.enum(HOLD_BACK_GROUNDS, 'Choose what it could harm'),
  reason: passage('why it is held back', 2_000),
})
export type HoldReviewBack = z.infer<typeof HoldReviewBack>

/** It may leave. `agreedWith`: the role of whoever answers for the case, not a name. */
export const ClearHoldBack = z.strictObject({
  agreedWith: line('the role of whoever agreed', 120),
  reason: passage('why it may be sent now', 2_000),
})
export type ClearHoldBack = z.infer<typeof ClearHoldBack>

export const HoldBackEntry = z.strictObject({
  act: z.enum(['hold_back', 'clear_hold_back']),
  ground: z.enum(HOLD_BACK_GROUNDS).nullable(),
  agreedWith: z.string().nullable(),
  reason: z.string(),
  by: PersonRef,
  at: Instant,
})
export type HoldBackEntry = z.infer<typeof HoldBackEntry>

/** What holds a review back now, the author's answer or a person, and all that was done about it, newest first. */
export const HoldBackReply = z.strictObject({
  heldBy: z.enum(['person', 'answer']).nullable(),
  entries: z.array(HoldBackEntry),
})
export type HoldBackReply = z.infer<typeof HoldBackReply>
