import { z } from 'zod'
import { roles } from '../workflow/states.ts'
import { Id, Instant } from './identifiers.ts'

export const OrganisationRef = z.strictObject({
  id: z.string(),
  kind: z.enum(['force', 'oversight_body', 'recipient']),
  name: z.string(),
  shortName: z.string(),
})
export type OrganisationRef = z.infer<typeof OrganisationRef>

/** Who is asking: one person, acting for one organisation, with the roles they hold there now. */
export const ViewerReply = z.strictObject({
  personId: Id,
  name: z.string(),
  rank: z.string().nullable(),
  rankShort: z.string().nullable(),
  organisation: OrganisationRef,
  /** Those that count in some operation: gold is among them for someone who acts as one. */
  roles: z.array(z.enum(roles)),
  actingGold: z.boolean(),
})
export type ViewerReply = z.infer<typeof ViewerReply>

/**
 * When a session ends unless the person does something, and when it ends anyway. All are the server's times; `now` is
 * when they were told, so a page counts by its own clock's difference to it.
 */
export const SessionTimes = z.strictObject({
  now: Instant,
  startedAt: Instant,
  idleEndsAt: Instant,
  endsAt: Instant,
})
export type SessionTimes = z.infer<typeof SessionTimes>

/** `csrfToken` goes into the X-CSRF-Token header of every request that changes something. */
export const SessionReply = z.strictObject({
  viewer: ViewerReply.nullable(),
  csrfToken: z.string().nullable(),
  times: SessionTimes.nullable(),
  /** When the person last proved who they are for a signature. */
  steppedUpAt: Instant.nullable(),
  /** Where they prove it, by how this session began; null where it has no such place. */
  stepUpBy: z.enum(['sign_in_service', 'demonstration']).nullable(),
  demonstration: z.boolean(),
  recipient: OrganisationRef,
})
export type SessionReply = z.infer<typeof SessionReply>

export const DemonstrationPerson = z.strictObject({
  slug: z.string(),
  name: z.string(),
  rank: z.string().nullable(),
  organisation: OrganisationRef,
  roles: z.array(z.enum(roles)),
})
export type DemonstrationPerson = z.infer<typeof DemonstrationPerson>

export const DemonstrationPeopleReply = z.strictObject({ people: z.array(DemonstrationPerson) })

/** The slug of a demonstration person, for the picker and for TEST_LOGIN. */
export const SignInAs = z.strictObject({ person: z.string().min(1).max(100) })
export type SignInAs = z.infer<typeof SignInAs>

export const StepUpReply = z.strictObject({ steppedUp: z.literal(true) })
export const SignedOutReply = z.strictObject({ signedOut: z.literal(true) })
/** `sessions` counts those that could still be used, this one among them. */
export const SignedOutEverywhereReply = z.strictObject({ sessions: z.int() })

/** One's own sessions that can still be used, newest first. `here` is the one that asks. */
export const SessionsReply = z.strictObject({
  sessions: z.array(
    z.strictObject({
      organisation: z.string(),
      startedAt: Instant,
      lastSeenAt: Instant,
      here: z.boolean(),
    }),
  ),
})
export type SessionsReply = z.infer<typeof SessionsReply>
