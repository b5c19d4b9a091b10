import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { z } from 'zod'
import { canonicalBytes } from '../canonical.ts'
import type { KnownKeys, SigningKey } from './signing-key.ts'

/** What a force's audit chain was at a moment: how many events, and the digest of the last, which binds them all. */
export const Checkpoint = z.strictObject({
  format: z.literal('pelr-checkpoint@1.0.0'),
  force: z.string(),
  sequence: z.int().min(1),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
})
export type Checkpoint = z.infer<typeof Checkpoint>

/** A JWS (compact, ES256) over the checkpoint's canonical JSON. */
export async function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): Promise<string> {
  return new CompactSign(canonicalBytes(checkpoint))
    .setProtectedHeader({ alg: 'ES256', kid: key.id, typ: 'pelr-checkpoint+jws' })
    .sign(await importJWK(key.secret, 'ES256'))
}

/** What was signed, if the key that it names is one of these and signed it; undefined for anything else. */
export async function openCheckpoint(signed: string, known: KnownKeys): Promise<Checkpoint | undefined> {
  try {
    const key = known.get(decodeProtectedHeader(signed).kid ?? '')
    if (key === undefined) return undefined
    const { payload } = await compactVerify(signed, await importJWK(key, 'ES256'), { algorithms: ['ES256'] })
    const value: unknown = JSON.parse(new TextDecoder().decode(payload))
    return Checkpoint.safeParse(value).data
  } catch {
    return undefined
  }
}
