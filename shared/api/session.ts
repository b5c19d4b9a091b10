import { z } from 'zod'
import { roles } from '../workflow/states.ts'
import { Id } from './identifiers.ts'

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
  roles: z.array(z.enum(roles)),
})
export type ViewerReply = z.infer<typeof ViewerReply>

/** `csrfToken` goes into the X-CSRF-Token header of every request that changes something. */
export const SessionReply = z.strictObject({
  viewer: ViewerReply.nullable(),
  csrfToken: z.string().nullable(),
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

export const StepUpReply = z.strictObject({ steppedUp: z.literal(true) })
export const SignedOutReply = z.strictObject({ signedOut: z.literal(true) })
