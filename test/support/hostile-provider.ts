import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, SignJWT } from 'jose'

export const CLIENT_ID = 'reviews'
export const CLIENT_SECRET = 'a-client-secret-of-these-tests'

export type Claims = Record<string, unknown>

/** How one id token is made: the claims are given to the code, the rest is what an attacker would try. */
export type Minting = {
  claims: Claims
  header?: Record<string, unknown>
  /** Signs with this instead of the issuer's own key of that algorithm. */
  key?: CryptoKey | Uint8Array
  alg?: string
  /** Sends this instead of a signed token. */
  raw?: string
}

type Code = { nonce: string; challenge: string; minting: Minting; checksVerifier: boolean }

/** A sign-in service that does what it is told, under as many issuers as it is asked for. */
export type HostileProvider = {
  origin: string
  issuerOf: (id: string) => string
  /** What the issuer of this id says of itself beside, or instead of, the truth. */
  metadata: Map<string, Record<string, unknown>>
  keys: Record<'RS256' | 'PS256' | 'ES256' | 'EdDSA' | 'RS512', GenerateKeyPairResult>
  attacker: GenerateKeyPairResult
  /** A code that the token endpoint takes once, as the real one would after someone signed in. */
  issueCode: (code: Omit<Code, 'checksVerifier'> & { checksVerifier?: boolean }) => string
  /** The forms that the token endpoint was sent, oldest first. */
  asked: URLSearchParams[]
  close: () => Promise<void>
}

async function makeKeys(): Promise<HostileProvider['keys']> {
  const [rsa, pss, ec, ed, long] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('PS256', { extractable: true }),
    generateKeyPair('ES256', { extractable: true }),
    generateKeyPair('EdDSA', { extractable: true }),
    generateKeyPair('RS512', { extractable: true }),
  ])
  return { RS256: rsa, PS256: pss, ES256: ec, EdDSA: ed, RS512: long }
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token without a signature, which says so. */
export function unsigned(claims: Claims): string {
  return `${encoded({ alg: 'none' })}.${encoded(claims)}.`
}

export async function startHostileProvider(): Promise<HostileProvider> {
  const keys = await makeKeys()
  const attacker = await generateKeyPair('RS256', { extractable: true })
  const metadata: HostileProvider['metadata'] = new Map()
  const codes = new Map<string, Code>()
  const asked: URLSearchParams[] = []
  const published = await Promise.all(
    Object.entries(keys).map(async ([alg, { publicKey }]) => ({
      ...(await exportJWK(publicKey)),
      alg,
      kid: alg,
    })),
  )
  const stolen = { ...(await exportJWK(attacker.publicKey)), alg: 'RS256', kid: 'RS256' }

  async function mint({ claims, header, key, alg = 'RS256', raw }: Minting): Promise<string> {
    if (raw !== undefined) return raw
    const own = keys[alg as keyof typeof keys]?.privateKey
    const signing = key ?? own
    if (!signing) throw new Error(`there is no key for ${alg}`)
    return new SignJWT(claims).setProtectedHeader({ alg, kid: alg, ...header }).sign(signing)
  }

  async function token(request: IncomingMessage) {
    const form = new URLSearchParams(await text(request))
    asked.push(form)
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const genuine =
      form.get('client_secret') === CLIENT_SECRET && form.get('grant_type') === 'authorization_code'
    if (!code || !genuine || (code.checksVerifier && challenge !== code.challenge)) {
      return { status: 400, body: { error: 'invalid_grant' } }
    }
    const idToken = await mint(code.minting)
    return { status: 200, body: { access_token: 'unused', token_type: 'Bearer', id_token: idToken } }
  }

  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const [, id = '', ...rest] = (request.url ?? '').split('/')
    switch (rest.join('/')) {
      case '.well-known/openid-configuration':
        return { status: 200, body: { ...describe(id), ...metadata.get(id) } }
      case 'keys':
        return { status: 200, body: { keys: id === 'attacker' ? [stolen] : published } }
      case 'token':
        return token(request)
      default:
        return { status: 404, body: {} }
    }
  }

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuerOf = (id: string) => `${origin}/${id}`
  const describe = (id: string) => ({
    issuer: issuerOf(id),
    authorization_endpoint: `${issuerOf(id)}/authorize`,
    token_endpoint: `${issuerOf(id)}/token`,
    jwks_uri: `${issuerOf(id)}/keys`,
    end_session_endpoint: `${issuerOf(id)}/leave`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: [...Object.keys(keys), 'HS256', 'none'],
  })
  return {
    origin,
    issuerOf,
    metadata,
    keys,
    attacker,
    asked,
    issueCode: (code) => {
      const name = randomUUID()
      codes.set(name, { checksVerifier: true, ...code })
      return name
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
