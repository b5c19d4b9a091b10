import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Config } from '../config.ts'
import { StartRefused } from '../start-refused.ts'

const ALGORITHM = 'ES256'
const FILE = 'signing-key.json'

/** The service's key: what it signs with, and what others check with. Its id is its RFC 7638 thumbprint. */
export type SigningKey = { id: string; secret: JWK; published: JWK }

/**
 * The key of SIGNING_KEY, an EC P-256 private JWK. Outside production, where none is set, one is made at the first
 * start and kept in the data folder. Throws StartRefused for what is no such key.
 */
export async function readSigningKey(config: Pick<Config, 'signingKey' | 'dataDir'>): Promise<SigningKey> {
  if (config.signingKey !== undefined) return keyFrom(config.signingKey)
  const path = join(config.dataDir, FILE)
  const kept = await readFile(path, 'utf8').catch(() => undefined)
  if (kept !== undefined) return keyFrom(kept)
  const made = await makeKey()
  await writeFile(path, JSON.stringify(made), { mode: 0o600 })
  await chmod(path, 0o600)
  return keyFrom(JSON.stringify(made))
}

/** A new private key, as SIGNING_KEY wants it. */
export async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  return exportJWK(privateKey)
}

async function keyFrom(text: string): Promise<SigningKey> {
  try {
    const { kty, crv, x, y, d } = JSON.parse(text) as JWK
    if (kty !== 'EC' || crv !== 'P-256' || !d || !x || !y)
      throw new TypeError('not the kind of key asked for')
    const secret: JWK = { kty, crv, x, y, d }
    await importJWK(secret, ALGORITHM)
    const published: JWK = { kty, crv, x, y }
    return { id: await calculateJwkThumbprint(published), secret, published }
  } catch {
    throw new StartRefused(
      'SIGNING_KEY cannot be read: it has to be an EC P-256 private key as a JWK (npm run key makes one).',
    )
  }
}
