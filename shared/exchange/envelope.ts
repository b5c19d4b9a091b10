import { z } from 'zod'
import { Audience } from '../form/definition.ts'

const Digest = z.string().regex(/^[0-9a-f]{64}$/)
const Version = z.strictObject({ id: z.string(), version: z.string(), digest: Digest })

/**
 * What gold signs the digest of: it binds the copies of one revision together. Whoever holds one copy can show that
 * it is part of what was signed without seeing the others.
 */
export const Envelope = z.strictObject({
  format: z.literal('pelr-envelope@1.0.0'),
  review: z.strictObject({ id: z.uuid(), revision: z.int().min(1) }),
  forceId: z.string(),
  operationReference: z.string(),
  decisionId: z.uuid(),
  form: Version,
  rule: Version,
  renditions: z.array(z.strictObject({ audience: Audience, digest: Digest })),
  frozenAt: z.iso.datetime(),
})
export type Envelope = z.infer<typeof Envelope>
