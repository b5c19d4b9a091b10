import { z } from 'zod'
import { OperationMoments } from '../coverage/moments.ts'
import { Rendition } from '../exchange/rendition.ts'
import { Day, Digest, Id, Instant, PersonRef, passage } from './identifiers.ts'
import { ActionChoice, SectionComment } from './reviews.ts'

export const QueueReply = z.strictObject({
  countedAt: Instant,
  waiting: z.array(
    z.strictObject({
      reviewId: Id,
      revision: z.int(),
      sentAt: Instant,
      sentBy: PersonRef,
      moments: OperationMoments,
      place: z.string(),
      /** Why this viewer cannot sign it, in words; null where they can. */
      cannotSign: z.string().nullable(),
    }),
  ),
  decisions: z.array(
    z.strictObject({ operationId: Id, decisionId: Id, moments: OperationMoments, place: z.string() }),
  ),
})
export type QueueReply = z.infer<typeof QueueReply>

/** The number as an address carries it: decimal digits and nothing else, so that each revision has one address. */
const RevisionNumber = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number)
  .pipe(z.number().max(10_000))

export const RevisionParams = z.strictObject({ id: Id, revision: RevisionNumber })

/** One answer that differs from the revision gold saw before. */
export const ChangedAnswer = z.strictObject({
  sectionId: z.string(),
  fieldId: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type ChangedAnswer = z.infer<typeof ChangedAnswer>

/** A fact that changed after the revision was frozen, in words: the revision is not changed by it. */
export const LateFact = z.strictObject({
  id: Id,
  label: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  why: z.string(),
  source: z.string(),
  whatWasWrong: z.string().nullable(),
  learnedOn: Day,
  recordedBy: PersonRef,
  recordedAt: Instant,
})
export type LateFact = z.infer<typeof LateFact>

export const RevisionReply = z.strictObject({
  reviewId: Id,
  revision: z.int(),
  /** The strong tag to send back in If-Match. */
  tag: z.string(),
  digest: Digest,
  frozenAt: Instant,
  waiting: z.boolean(),
  rendition: Rendition,
  moments: OperationMoments,
  countedAt: Instant,
  comments: z.array(SectionComment),
  /** The revision that `changes` are counted from: the newest earlier one that this viewer was shown. */
  comparedWith: z.int().nullable(),
  /** That revision where its stored text is no longer what was frozen: nothing is compared with it. */
  cannotCompareWith: z.int().nullable(),
  changes: z.array(ChangedAnswer),
  lateFacts: z.array(LateFact),
  goldChecks: z.array(z.string()),
  declaration: z.string(),
  decidedTier: z.boolean(),
  /** False once a newer decision is in effect than the one this revision names: nobody can sign it then. */
  decisionInEffect: z.boolean(),
  isNamedGold: z.boolean(),
  /** For whom the viewer would sign and why, in words; null for a gold. */
  acting: z.string().nullable(),
  /** What declining it as not required would meet; null where this viewer cannot decline it at all. */
  notRequired: z
    .strictObject({
      refusal: z.string().nullable(),
      /** How many characters of reason the tier 0 decision asks for. */
      reasonCharacters: z.int(),
      /** It takes effect only when a second person has confirmed it. */
      waits: z.boolean(),
    })
    .nullable(),
  actions: z.array(ActionChoice),
})
export type RevisionReply = z.infer<typeof RevisionReply>

/** College and inspectorate points that gold ticks after reading. Source: the form's gold checks. */
export const GOLD_CHECKS = [
  'The account is fair',
  'Numbers are right',
  'Staffing reasons are stated',
  'Community impact has been assessed after the event',
  'Learning points are clear and can be shared',
  'Actions have owners',
  'Marking is right',
] as const

export const SignOff = z.strictObject({
  digest: Digest,
  checks: z.array(z.enum(GOLD_CHECKS)).max(GOLD_CHECKS.length),
  comment: z.string().max(2_000).nullable(),
  reasonForAnotherGold: z.string().max(2_000).nullable(),
})
export type SignOff = z.infer<typeof SignOff>

export const SignedReply = z.strictObject({
  id: Id,
  state: z.literal('signed_off'),
  signedAt: Instant,
  digest: Digest,
})

/** Gold says that no review is due, and why, in a sentence that oversight reads. */
export const DeclineReview = z.discriminatedUnion(
  'because',
  [
    z.strictObject({
      because: z.literal('duplicate'),
      duplicateOf: Id,
      reason: passage('one sentence for the oversight body that says why', 2_000),
    }),
    z.strictObject({
      because: z.literal('not_required'),
      reason: passage('why no review is required', 2_000),
    }),
  ],
  'Say whether it is a duplicate or not required',
)
export type DeclineReview = z.infer<typeof DeclineReview>

export const ReturnReview = z.strictObject({
  revision: z.int().min(1),
  comments: z
    .array(
      z.strictObject({ sectionId: z.string().max(60), comment: passage('what must be put right', 2_000) }),
    )
    .min(1, 'Choose at least one section and say what must be put right')
    .max(40),
})
export type ReturnReview = z.infer<typeof ReturnReview>
