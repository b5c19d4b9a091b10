import { z } from 'zod'
import { roles } from '../workflow/states.ts'
import { Id, Instant, line, PersonRef, passage } from './identifiers.ts'

const RoleName = z.enum(roles, 'Choose a role')

/** One role of one person, live or ended. Who gave it is unknown where it came with the data or the sign-in. */
export const Grant = z.strictObject({
  role: RoleName,
  grantedAt: Instant,
  grantedBy: PersonRef.nullable(),
  endedAt: Instant.nullable(),
  endedBy: PersonRef.nullable(),
  endReason: z.string().nullable(),
})
export type Grant = z.infer<typeof Grant>

/** A review that someone wrote part of and that is not yet submitted: that person can never sign it. */
export const OwnWork = z.strictObject({ reviewId: Id, operationName: z.string() })
export type OwnWork = z.infer<typeof OwnWork>

export const AdministeredPerson = z.strictObject({
  ...PersonRef.shape,
  grants: z.array(Grant),
  /** Ended in the last 90 days, newest first. */
  ended: z.array(Grant),
  /** Since when an e-mail address is recorded for them; nobody but they can read it. */
  addressSetAt: Instant.nullable(),
  /** Where they hold gold: reviews that they still cannot sign. */
  cannotSign: z.array(OwnWork),
})
export type AdministeredPerson = z.infer<typeof AdministeredPerson>

export const AdministrationReply = z.strictObject({
  countedAt: Instant,
  people: z.array(AdministeredPerson),
  /** Reviews that wait for gold now: ending the last gold would leave them waiting. */
  reviewsWithGold: z.int(),
})
export type AdministrationReply = z.infer<typeof AdministrationReply>

/** `signInId`: their account at the force's sign-in service, Entra's object id or the subject elsewhere. */
export const AddPerson = z.strictObject({
  name: line('the person’s name', 100),
  rank: line('the rank', 60).nullable(),
  rankShort: line('the rank in short', 20).nullable(),
  signInId: line('their id at your sign-in service', 200).nullish(),
})
export type AddPerson = z.infer<typeof AddPerson>
export const PersonAddedReply = z.strictObject({ id: Id })

export const GiveRole = z.strictObject({ role: RoleName })
export type GiveRole = z.infer<typeof GiveRole>

/** `cannotSign` is the warning: this person wrote part of these reviews and still cannot sign them. */
export const RoleGivenReply = z.strictObject({ personId: Id, role: RoleName, cannotSign: z.array(OwnWork) })
export type RoleGivenReply = z.infer<typeof RoleGivenReply>

export const GrantParams = z.strictObject({ id: Id, role: RoleName })

/** `confirmed`: the warning that reviews wait and nobody is left to sign them was read. */
export const EndRole = z.strictObject({
  reason: passage('the reason', 500),
  confirmed: z.boolean().optional(),
})
export type EndRole = z.infer<typeof EndRole>
export const RolesEndedReply = z.strictObject({
  personId: Id,
  ended: z.array(RoleName),
  sessionsEnded: z.int(),
})

/** A review gets another debrief lead. */
export const AssignLead = z.strictObject({
  leadId: z.uuid('Choose a debrief lead'),
  reason: passage('the reason', 2_000).optional(),
})
export type AssignLead = z.infer<typeof AssignLead>
