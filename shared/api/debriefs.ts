import { z } from 'zod'
import { Day, Id, Instant, LocalTime, line, PersonRef, passage } from './identifiers.ts'

export const DEBRIEF_KINDS = [
  'hot',
  'structured',
  'single_agency_structured',
  'multi_agency_structured',
] as const

/** A debrief that was held. Times are Europe/London clock times. A correction names the record it replaces. */
export const RecordDebrief = z.strictObject({
  kind: z.enum(DEBRIEF_KINDS, 'Choose the kind of debrief'),
  heldFrom: LocalTime,
  heldTo: LocalTime,
  place: line('where it was held, or “online”', 120),
  facilitatorId: Id.nullable(),
  facilitatorRole: line('the facilitator’s role', 120),
  scribe: line('the note-taker’s role', 120),
  invited: z.int('Enter a whole number').min(0, 'Enter 0 or more').max(10_000, 'Enter 10,000 or fewer'),
  present: z.int('Enter a whole number').min(0, 'Enter 0 or more').max(10_000, 'Enter 10,000 or fewer'),
  organisations: z.string().max(2_000).nullable(),
  corrects: Id.nullable(),
})
export type RecordDebrief = z.infer<typeof RecordDebrief>

export const DebriefReply = z.strictObject({
  id: Id,
  kind: z.enum(DEBRIEF_KINDS),
  heldFrom: Instant,
  heldTo: Instant,
  place: z.string(),
  facilitator: PersonRef.nullable(),
  facilitatorRole: z.string(),
  scribe: z.string(),
  invited: z.int(),
  present: z.int(),
  organisations: z.string().nullable(),
  recordedBy: PersonRef,
  recordedAt: Instant,
  /** Set where a later record corrects this one. */
  correctedBy: Id.nullable(),
})
export type DebriefReply = z.infer<typeof DebriefReply>

export const RecordedReply = z.strictObject({ id: Id })

export const PAUSE_REASONS = [
  'post_incident_procedure',
  'independent_investigation',
  'criminal_investigation',
  'inquest',
  'welfare_agreed_by_gold',
] as const

/** The words people read for each reason. Source: the rule's pause reasons. */
export const PAUSE_REASON_WORDS: Record<(typeof PAUSE_REASONS)[number], string> = {
  post_incident_procedure: 'Post-incident procedure',
  independent_investigation: 'Investigation by the IOPC, PIRC or the Police Ombudsman',
  criminal_investigation: 'Criminal investigation or proceedings',
  inquest: 'Inquest',
  welfare_agreed_by_gold: 'Welfare reason agreed by gold',
}

export const Pause = z.strictObject({
  reason: z.enum(PAUSE_REASONS, 'Choose why the debrief must wait'),
  contact: line('who must agree before the debrief goes on', 200),
  reviewOn: Day,
})
export type Pause = z.infer<typeof Pause>

export const Resume = z.strictObject({ reason: passage('why the debrief can go on', 1_000) })
export type Resume = z.infer<typeof Resume>

export const PauseReply = z.strictObject({
  id: Id,
  event: z.enum(['pause', 'resume']),
  reason: z.string(),
  contact: z.string().nullable(),
  reviewOn: Day.nullable(),
  recordedBy: PersonRef,
  recordedAt: Instant,
})
export type PauseReply = z.infer<typeof PauseReply>
