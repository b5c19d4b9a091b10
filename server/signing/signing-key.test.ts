import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Checkpoint, openCheckpoint, signCheckpoint } from './checkpoint.ts'
import { keySet, makeKey, readSigningKey } from './signing-key.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'keys-'))
})
afterAll(() => rm(dataDir, { recursive: true }))

const checkpoint: Checkpoint = {
  format: 'pelr-checkpoint@1.0.0',
  force: 'kent',
  sequence: 3,
  digest: 'a'.repeat(64),
  at: '2026-11-22T00:05:00.000Z',
}

const newKey = async () => JSON.stringify(await makeKey())
const read = (signingKey: string | undefined, earlierSigningKeys?: string) =>
  readSigningKey({ signingKey, earlierSigningKeys, dataDir })

describe('after the key was exchanged', () => {
  it('what the first, the second and the third one signed is each known by the key it names', async () => {
    const first = await read(await newKey())
    const second = await read(await newKey(), JSON.stringify(keySet(first.known)))
    const third = await read(await newKey(), JSON.stringify(keySet(second.known)))
    expect(new Set([first.id, second.id, third.id]).size).toBe(3)
    expect([...third.known.keys()]).toEqual([first.id, second.id, third.id])
    for (const key of [first, second, third]) {
      const signed = await signCheckpoint(checkpoint, key)
      expect(await openCheckpoint(signed, third.known)).toEqual(checkpoint)
    }
  })

  it('what an earlier one signed is not known where it was left out (the control)', async () => {
    const first = await read(await newKey())
    const second = await read(await newKey())
    const signed = await signCheckpoint(checkpoint, first)
    expect(await openCheckpoint(signed, second.known)).toBeUndefined()
    expect(await openCheckpoint(signed, first.known)).toEqual(checkpoint)
  })

  it('nothing is known that names one key and was signed with another', async () => {
    const [first, second] = [await read(await newKey()), await read(await newKey())]
    const forged = await signCheckpoint(checkpoint, { ...second, id: first.id })
    expect(await openCheckpoint(forged, first.known)).toBeUndefined()
    expect(await openCheckpoint('no signature at all', first.known)).toBeUndefined()
  })
})

describe('the keys that are published', () => {
  it('hold nothing to sign with', async () => {
    const { known } = await read(await newKey(), JSON.stringify(keySet((await read(await newKey())).known)))
    for (const key of keySet(known).keys)
      expect(Object.keys(key).sort()).toEqual(['crv', 'kid', 'kty', 'x', 'y'])
  })

  it('include the one in the data folder, which is made once', async () => {
    const made = await read(undefined)
    expect((await read(undefined)).id).toBe(made.id)
    const next = await read(await newKey(), JSON.stringify(keySet(made.known)))
    expect([...next.known.keys()]).toEqual([made.id, next.id])
  })
})

describe('EARLIER_SIGNING_KEYS', () => {
  it.each`
    what                        | text
    ${'no JSON'}                | ${'x'}
    ${'one key without a set'}  | ${'{"kty":"EC"}'}
    ${'a key of another kind'}  | ${'{"keys":[{"kty":"RSA","n":"x","e":"AQAB"}]}'}
    ${'a point that is no key'} | ${'{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}]}'}
  `('with $what stops the start with a sentence', async ({ text }) => {
    await expect(read(await newKey(), text)).rejects.toThrow(
      expect.objectContaining({
        name: 'StartRefused',
        message: expect.stringMatching(/^EARLIER_SIGNING_KEYS /),
      }),
    )
  })

  it('with a private key stops the start and does not repeat it', async () => {
    const secret = await makeKey()
    const refused = read(await newKey(), JSON.stringify({ keys: [secret] }))
    await expect(refused).rejects.toThrow('EC P-256 public keys')
    await expect(refused).rejects.not.toThrow(String(secret.d))
  })
})
