import { z } from 'zod'
import { Envelope } from './envelope.ts'
import { Rendition } from './rendition.ts'

const Digest = z.string().regex(/^[0-9a-f]{64}$/)

/** Gold's statement, in the words and with the name and rank of the moment of signing. */
export const SignOffStatement = z.strictObject({
  signedBy: z.strictObject({ name: z.string(), rank: z.string().nullable(), role: z.string() }),
  signedAt: z.iso.datetime(),
  checks: z.array(z.string()),
  comment: z.string().nullable(),
  reasonForAnotherGold: z.string().nullable(),
  declaration: z.string(),
  /** True where the signer also decided the tier. */
  decidedTier: z.boolean(),
})
export type SignOffStatement = z.infer<typeof SignOffStatement>

/**
 * The JSON that leaves, version 1.0.0. The file is the RFC 8785 form of this object, so the bytes of `rendition` and
 * of `envelope` inside it are the ones that were digested: cut either out, canonicalise it and hash it with SHA-256.
 */
export const Exchange = z.strictObject({
  format: z.literal('pelr-exchange@1.0.0'),
  envelope: Envelope,
  envelopeDigest: Digest,
  rendition: Rendition,
  signOff: SignOffStatement.extend({ envelopeDigest: Digest }),
})
export type Exchange = z.infer<typeof Exchange>

/** The published JSON Schema (draft 2020-12) of the JSON that leaves. */
export function exchangeJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(Exchange, { target: 'draft-2020-12' })
  return { ...schema, $id: 'urn:pelr:exchange:1.0.0', title: 'Post-event learning review, exchange 1.0.0' }
}
