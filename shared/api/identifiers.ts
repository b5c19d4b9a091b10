import { z } from 'zod'
import { daySentence, momentSentence } from '../form/date-sentences.ts'

/** Random identifier (UUID version 4). */
export const Id = z.uuid()

/** An instant, ISO 8601 in UTC, as the server stores and answers it. */
export const Instant = z.iso.datetime()

/** A calendar day in Europe/London. */
export const Day = z.iso.date({ error: ({ input }) => daySentence(input), abort: true })

/** Far from the ends of what calendars and databases can hold, where adding a few days would leave them. */
const isNear = (day: string) => day >= '2000-01-01' && day < '2100-01-01'
const NEAR = 'Enter a year from 2000 to 2099'

/** A day that a person asks about or plans for. */
export const AskedDay = Day.refine(isNear, NEAR)

/** A clock time as people type it: Europe/London, to the minute, without an offset. */
export const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, {
    error: ({ input }) => momentSentence(input),
    abort: true,
  })
  .refine((local) => z.iso.date().safeParse(local.slice(0, 10)).success, 'Enter a date that exists')
  .refine(isNear, NEAR)

/** One line of text, with something in it. */
export const line = (what: string, max = 200) =>
  z
    .string()
    .trim()
    .min(1, `Enter ${what}`)
    .max(max, `Use ${max.toLocaleString('en-GB')} characters or fewer`)

/** Several lines of text, kept exactly as typed, with something in them; 20,000 characters at most. */
export const passage = (what: string, max = 20_000) =>
  z
    .string()
    .max(max, `Use ${max.toLocaleString('en-GB')} characters or fewer`)
    .refine((text) => text.trim() !== '', `Enter ${what}`)

export const PersonRef = z.strictObject({
  id: Id,
  name: z.string(),
  rank: z.string().nullable(),
  rankShort: z.string().nullable(),
})
export type PersonRef = z.infer<typeof PersonRef>

export const Digest = z.string().regex(/^[0-9a-f]{64}$/)

export const IdParams = z.strictObject({ id: Id })
