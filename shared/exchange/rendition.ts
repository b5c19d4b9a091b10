import { z } from 'zod'
import { rungStatuses } from '../coverage/ladder.ts'
import { rungs } from '../coverage/moments.ts'
import { Audience, Marking } from '../form/definition.ts'
import { ReviewDocument } from '../form/review-document.ts'

const Instant = z.iso.datetime()
const Digest = z.string().regex(/^[0-9a-f]{64}$/)
const Organisation = z.strictObject({ id: z.string(), name: z.string() })

/**
 * One audience's copy of a revision, as it is frozen: everything that its page, PDF and JSON print, in the words and
 * with the names and ranks of that moment. Its RFC 8785 bytes are digested into the envelope that gold signs.
 */
export const Rendition = z.strictObject({
  format: z.literal('pelr-rendition@1.0.0'),
  audience: Audience,
  /** 32 random bytes, base64url: without them a short copy could be guessed from its digest. */
  salt: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  review: z.strictObject({ id: z.uuid(), revision: z.int().min(1) }),
  operation: z.strictObject({
    reference: z.string(),
    name: z.string(),
    eventType: z.string(),
    /** Typed by the force, so null in the copies that the oversight body and the public may read. */
    place: z.string().nullable(),
    startedAt: Instant.nullable(),
    stoodDownAt: Instant.nullable(),
    leadForce: Organisation,
    otherForces: z.array(Organisation),
  }),
  /** The six rungs as they stood at the freeze. */
  ladder: z.array(
    z.strictObject({
      rung: z.enum(rungs),
      moment: Instant.nullable(),
      deadline: Instant.nullable(),
      status: z.enum(rungStatuses).nullable(),
    }),
  ),
  marking: Marking,
  form: z.strictObject({ id: z.string(), version: z.string(), title: z.string(), digest: Digest }),
  rule: z.strictObject({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    status: z.string(),
    digest: Digest,
  }),
  decision: z.strictObject({
    id: z.uuid(),
    computedTier: z.int().min(0).max(3),
    chosenTier: z.int().min(1).max(3),
    tierName: z.string(),
    collegeLevel: z.string().nullable(),
    /** Why the rule gives its tier, in the rule's words. */
    reasons: z.array(z.string()),
    decidedAt: Instant,
    inEffectAt: Instant,
  }),
  /** The debrief lead: the name only in the force's own copy. */
  preparedBy: z.strictObject({ role: z.string(), rank: z.string().nullable(), name: z.string().nullable() }),
  gold: z.strictObject({ rank: z.string().nullable(), name: z.string() }).nullable(),
  frozenAt: Instant,
  document: ReviewDocument,
})
export type Rendition = z.infer<typeof Rendition>
