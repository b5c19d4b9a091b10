import { hkdfSync } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Config } from '../config.ts'
import { StartRefused } from '../start-refused.ts'

const ALGORITHM = 'ES256'
const FILE = 'signing-key.json'

/** Public keys by id, the RFC 7638 thumbprint: whatever one of them signed is this service's. */
export type KnownKeys = ReadonlyMap<string, JWK>

/** The service's key: what it signs with, and what others check with, which includes the keys that it had before. */
export type SigningKey = { id: string; secret: JWK; known: KnownKeys }

type Settings = Pick<Config, 'signingKey' | 'earlierSigningKeys' | 'dataDir'>

/**
 * The key of SIGNING_KEY, an EC P-256 private JWK. Outside production, where none is set, one is made at the first
 * start and kept in the data folder. The keys of EARLIER_SIGNING_KEYS sign no more, and what they signed stays signed.
 * Throws StartRefused for what is no such key.
 */
export async function readSigningKey(config: Settings): Promise<SigningKey> {
  const secret = await secretKey(config)
  const { d: _kept, ...published } = secret
  const id = await calculateJwkThumbprint(published)
  return { id, secret, known: new Map([...(await earlierKeys(config.earlierSigningKeys)), [id, published]]) }
}

/** The keys that others check with, as a JWK set: what EARLIER_SIGNING_KEYS has to be once another key signs. */
export function keySet(known: KnownKeys): { keys: JWK[] } {
  return { keys: [...known].map(([kid, key]) => ({ ...key, kid })) }
}

/**
 * 32 bytes for one purpose that whoever does not hold the key cannot tell: the same in every process and after every
 * start (HKDF, RFC 5869), others once another key signs.
 */
export function secretFor(purpose: string, { secret }: Pick<SigningKey, 'secret'>): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(secret.d ?? '', 'base64url'), '', purpose, 32))
}

async function secretKey(config: Settings): Promise<JWK> {
  if (config.signingKey !== undefined) return keyFrom(config.signingKey)
  const path = join(config.dataDir, FILE)
  const kept = await readFile(path, 'utf8').catch(() => undefined)
  if (kept !== undefined) return keyFrom(kept)
  const made = await makeKey()
  await mkdir(config.dataDir, { recursive: true })
  await writeFile(path, JSON.stringify(made), { mode: 0o600 })
  await chmod(path, 0o600)
  return keyFrom(JSON.stringify(made))
}

/** A new private key, as SIGNING_KEY wants it. */
export async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  return exportJWK(privateKey)
}

async function keyFrom(text: string): Promise<JWK> {
  try {
    const { kty, crv, x, y, d } = JSON.parse(text) as JWK
    if (kty !== 'EC' || crv !== 'P-256' || !x || !y || !d)
      throw new TypeError('not the kind of key asked for')
    const secret: JWK = { kty, crv, x, y, d }
    await importJWK(secret, ALGORITHM)
    return secret
  } catch {
    throw new StartRefused(
      'SIGNING_KEY cannot be read: it has to be an EC P-256 private key as a JWK (npm run key makes one).',
    )
  }
}

async function earlierKeys(text: string | undefined): Promise<[string, JWK][]> {
  if (text === undefined) return []
  try {
    const { keys } = JSON.parse(text) as { keys: JWK[] }
    return await Promise.all(keys.map(earlierKey))
  } catch {
    throw new StartRefused(
      'EARLIER_SIGNING_KEYS cannot be read: it has to be a JWK set of EC P-256 public keys, as npm run key -- --published prints it.',
    )
  }
}

// A private key does not belong where only public ones are looked for: whoever reads it there could sign.
async function earlierKey(key: JWK): Promise<[string, JWK]> {
  const { kty, crv, x, y, d } = key
  if (kty !== 'EC' || crv !== 'P-256' || !x || !y || d !== undefined)
    throw new TypeError('not the kind of key asked for')
  const published: JWK = { kty, crv, x, y }
  await importJWK(published, ALGORITHM)
  return [await calculateJwkThumbprint(published), published]
}
