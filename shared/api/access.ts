import { z } from 'zod'
import { AskedDay, Id, Instant, PersonRef } from './identifiers.ts'

/** The six operations that the Data Protection Act 2018, section 62(1), wants logged. */
const LOGGED_OPERATIONS = [
  'collection',
  'alteration',
  'consultation',
  'disclosure',
  'combination',
  'erasure',
] as const
export type LoggedOperation = (typeof LOGGED_OPERATIONS)[number]

/** What was done to: records by id, the figures of a force as a whole, or the log itself. */
const SUBJECT_KINDS = ['operation', 'review', 'series', 'person', 'coverage', 'access_log'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** How many entries one answer holds. */
export const ACCESS_PAGE = 100

/** Asks for entries older than the one named. */
export const AccessQuery = z.strictObject({ before: Id.optional() })
export type AccessQuery = z.infer<typeof AccessQuery>

/** What an administrator can ask for: ids and days, never words. */
export const ForceAccessQuery = z.strictObject({
  ...AccessQuery.shape,
  person: Id.optional(),
  review: Id.optional(),
  from: AskedDay.optional(),
  to: AskedDay.optional(),
})
export type ForceAccessQuery = z.infer<typeof ForceAccessQuery>

export const AccessEntry = z.strictObject({
  id: Id,
  at: Instant,
  /** Null where the person is of another organisation and not known to the reader's. */
  person: PersonRef.nullable(),
  organisationId: z.string(),
  did: z.enum(LOGGED_OPERATIONS),
  /** As the table of who may do what names it, `GET /reviews/:id`. */
  route: z.string(),
  subjectKind: z.enum(SUBJECT_KINDS),
  /** How many records of that kind it was about; 0 for figures and for the log as a whole. */
  subjects: z.int().min(0),
  /** The force whose records they are. */
  forceId: z.string(),
  /** The operation that it was about, where that is a single one and the reader may know it. */
  operation: z.strictObject({ id: Id, name: z.string(), reference: z.string() }).nullable(),
  reviewId: Id.nullable(),
  recipientId: z.string().nullable(),
})
export type AccessEntry = z.infer<typeof AccessEntry>

export const AccessReply = z.strictObject({
  readAt: Instant,
  /** Newest first. */
  entries: z.array(AccessEntry),
  /** Whether there are older ones. */
  more: z.boolean(),
})
export type AccessReply = z.infer<typeof AccessReply>
