import { z } from 'zod'
import { OperationMoments } from '../coverage/moments.ts'
import { reviewStates } from '../workflow/states.ts'
import { Id, Instant, PersonRef, passage } from './identifiers.ts'

/** Shows an operation to another force. It stays this force's, and is counted here alone. */
export const ShareOperation = z.strictObject({
  forceId: z.string().min(1, 'Choose the force').max(60),
  reason: passage('why it is shared', 2_000),
})
export type ShareOperation = z.infer<typeof ShareOperation>

export const EndShare = z.strictObject({ reason: passage('why the share ends', 2_000) })
export type EndShare = z.infer<typeof EndShare>

export const ShareParams = z.strictObject({ id: Id, share: Id })
export const ShareMadeReply = z.strictObject({ id: Id })

const ForceRef = z.strictObject({ id: z.string(), name: z.string() })

/** One force that the operation is or was shared with. */
export const ShareReply = z.strictObject({
  id: Id,
  force: ForceRef,
  reason: z.string(),
  sharedBy: PersonRef,
  sharedAt: Instant,
  endedBy: PersonRef.nullable(),
  endedAt: Instant.nullable(),
  endReason: z.string().nullable(),
})
export type ShareReply = z.infer<typeof ShareReply>

/** An operation that another force leads and shares with the viewer's. It is in no figure of the viewer's force. */
export const SharedOperation = z.strictObject({
  moments: OperationMoments,
  place: z.string(),
  leadForce: ForceRef,
  sharedAt: Instant,
  review: z.strictObject({ id: Id, state: z.enum(reviewStates) }).nullable(),
})
export type SharedOperation = z.infer<typeof SharedOperation>

/** A section that the viewer was asked to write, of their own force's review or of a shared one. */
export const GivenSection = z.strictObject({
  reviewId: Id,
  operationId: Id,
  operationName: z.string(),
  reference: z.string(),
  leadForce: ForceRef,
  state: z.enum(reviewStates),
  section: z.strictObject({ id: z.string(), title: z.string() }),
  givenBy: PersonRef,
  givenAt: Instant,
  savedAt: Instant.nullable(),
})
export type GivenSection = z.infer<typeof GivenSection>

const SectionId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

/** From now on the person writes these sections, and none besides. */
export const GiveSections = z.strictObject({
  personId: z.uuid('Choose the contributor'),
  sections: z.array(SectionId, 'Choose at least one section').min(1, 'Choose at least one section').max(100),
})
export type GiveSections = z.infer<typeof GiveSections>

export const ContributorParams = z.strictObject({ id: Id, person: Id })
export const SectionsGivenReply = z.strictObject({ sections: z.array(z.string()) })

/** Who was asked to write a section, and for which force. */
export const SectionContributor = z.strictObject({
  sectionId: z.string(),
  person: PersonRef,
  force: ForceRef,
})
export type SectionContributor = z.infer<typeof SectionContributor>

const LastSave = z.strictObject({ sectionId: z.string(), at: Instant })

/** Who is in a review: the lead, the leads who wrote in it, those who were asked to, and whom else to ask. */
export const ReviewPeopleReply = z.strictObject({
  reviewId: Id,
  operationId: Id,
  operationName: z.string(),
  reference: z.string(),
  state: z.enum(reviewStates),
  countedAt: Instant,
  definition: z.strictObject({ id: z.string(), version: z.string() }),
  leadForce: ForceRef,
  lead: PersonRef,
  leadSaved: LastSave.nullable(),
  coEditors: z.array(z.strictObject({ person: PersonRef, saved: LastSave.nullable() })),
  contributors: z.array(
    z.strictObject({
      person: PersonRef,
      force: ForceRef,
      sections: z.array(z.string()),
      givenBy: PersonRef,
      givenAt: Instant,
      saved: LastSave.nullable(),
    }),
  ),
  /** Who saved an answer once and is none of these now. */
  earlierAuthors: z.array(z.strictObject({ person: PersonRef, saved: LastSave.nullable() })),
  /** Contributors of the lead force and of the forces it shares the operation with. */
  candidates: z.array(z.strictObject({ person: PersonRef, force: ForceRef })),
  /** Sections that can be given: those that the decision in effect asks for. */
  asked: z.array(z.string()),
})
export type ReviewPeopleReply = z.infer<typeof ReviewPeopleReply>
