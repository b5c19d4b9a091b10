import { Envelope } from '#shared/exchange/envelope.ts'
import type { Audience } from '#shared/form/definition.ts'
import { digestOf } from '../canonical.ts'

/** One audience's copy as it is stored, with the envelope of its revision and the digest that gold signs. */
export type StoredCopy = { audience: Audience; bytes: Buffer; envelope: Buffer; digest: string }

/** Whether these are the frozen bytes: the envelope has the revision's digest, and binds this copy by its own. */
export function isBound({ audience, bytes, envelope, digest }: StoredCopy): boolean {
  if (digestOf(envelope) !== digest) return false
  const { renditions } = Envelope.parse(JSON.parse(envelope.toString('utf8')))
  return renditions.some((each) => each.audience === audience && each.digest === digestOf(bytes))
}
