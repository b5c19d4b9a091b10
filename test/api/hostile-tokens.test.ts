import { randomUUID } from 'node:crypto'
import { exportSPKI, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignInRefusal } from '#shared/api/sign-in.ts'
import { type Api, startApi } from '#test/support/api.ts'
import {
  CLIENT_SECRET,
  type Claims,
  type HostileProvider,
  type Minting,
  startHostileProvider,
  unsigned,
} from '#test/support/hostile-provider.ts'
import {
  answerTo,
  begin,
  comeBack,
  expectRefusal,
  GROUPS,
  honestClaims,
  OTHER_TENANT,
  openSmallBrowser,
  providersOf,
  type Started,
  startUrl,
} from '#test/support/sign-in-flow.ts'

let api: Api
let service: HostileProvider
beforeAll(async () => {
  service = await startHostileProvider()
  service.metadata.set('announcing', { authorization_response_iss_parameter_supported: true })
  service.metadata.set('lying', { issuer: service.issuerOf('force') })
  api = await startApi({ config: { providers: providersOf(service) } })
})
afterAll(async () => {
  await api.close()
  await service.close()
})

function start(provider = 'force', browser = openSmallBrowser(api.app)): Promise<Started> {
  return begin(browser, startUrl(provider, 'norfolk'))
}

const honest = (started: Started) => honestClaims(service.issuerOf(started.provider), started, randomUUID())

const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

it.each(['PS256', 'ES256', 'EdDSA'] as const)('the control: %s is taken too', async (alg) => {
  const started = await start()
  const opened = await comeBack(started, answerTo(service, started, { claims: honest(started), alg }))
  expect(opened.location).toBe('/')
})

type Token = [string, SignInRefusal, (claims: Claims) => Partial<Minting> | Promise<Partial<Minting>>]
const claims = (change: (before: Claims) => Claims) => (before: Claims) => ({
  claims: { ...before, ...change(before) },
})

/** Id tokens that the token endpoint hands out. `undefined` leaves a claim out. */
const TOKENS: Token[] = [
  ['of another issuer', 'unproven', claims(() => ({ iss: 'https://elsewhere.example' }))],
  ['of an issuer with one more slash', 'unproven', claims(({ iss }) => ({ iss: `${String(iss)}/` }))],
  ['without an issuer', 'unproven', claims(() => ({ iss: undefined }))],
  ['for another application', 'unproven', claims(() => ({ aud: 'another' }))],
  ['for two applications, azp missing', 'unproven', claims(({ aud }) => ({ aud: [aud, 'another'] }))],
  ['for two, azp ours', 'unproven', claims(({ aud }) => ({ aud: [aud, 'another'], azp: aud }))],
  ['for us, given to another (azp)', 'unproven', claims(() => ({ azp: 'another' }))],
  ['without an audience', 'unproven', claims(() => ({ aud: undefined }))],
  ['without a subject', 'unproven', claims(() => ({ sub: undefined }))],
  ['of an unknown tenant', 'wrong_organisation', claims(() => ({ tid: randomUUID() }))],
  ['of the tenant of another organisation', 'wrong_organisation', claims(() => ({ tid: OTHER_TENANT }))],
  ['without a tenant', 'wrong_organisation', claims(() => ({ tid: undefined }))],
  ['without an object id', 'unproven', claims(() => ({ oid: undefined }))],
  ['with another nonce', 'unproven', claims(() => ({ nonce: 'x'.repeat(43) }))],
  ['without a nonce', 'unproven', claims(() => ({ nonce: undefined }))],
  ['that has expired', 'unproven', claims(() => ({ exp: secondsFromNow(-120) }))],
  ['that never expires', 'unproven', claims(() => ({ exp: undefined }))],
  ['that is not valid yet', 'unproven', claims(() => ({ nbf: secondsFromNow(600) }))],
  ['issued far in the future', 'unproven', claims(() => ({ iat: secondsFromNow(3600) }))],
  ['without a time of issue', 'unproven', claims(() => ({ iat: undefined }))],
  ['of a guest', 'guest_account', claims(() => ({ acct: 1 }))],
  [
    'of a guest from a tenant named in idp',
    'guest_account',
    claims(() => ({ acct: undefined, idp: `https://sts.windows.net/${OTHER_TENANT}/` })),
  ],
  ['with the groups of another organisation', 'no_role', claims(() => ({ groups: [GROUPS.elsewhere] }))],
  ['without a role', 'no_role', claims(() => ({ groups: [], roles: ['Owner'] }))],
  [
    'with a role named like a property of every object',
    'no_role',
    claims(() => ({ groups: ['__proto__', 'constructor'] })),
  ],
  [
    'whose groups are left out',
    'roles_unknown',
    claims(() => ({ groups: undefined, _claim_names: { groups: 'src1' } })),
  ],
  ['without a name', 'no_name', claims(() => ({ name: '  ' }))],
  ['without a signature (alg none)', 'unproven', (all) => ({ raw: unsigned(all) })],
  [
    'signed with the client secret (HS256)',
    'unproven',
    () => ({ alg: 'HS256', key: Buffer.from(CLIENT_SECRET) }),
  ],
  [
    'signed with the public key (HS256)',
    'unproven',
    async () => ({
      alg: 'HS256',
      header: { kid: 'RS256' },
      key: Buffer.from(await exportSPKI(service.keys.RS256.publicKey)),
    }),
  ],
  ['signed by an attacker', 'unproven', () => ({ key: service.attacker.privateKey })],
  [
    'signed by an attacker who names his keys in jku',
    'unproven',
    () => ({ key: service.attacker.privateKey, header: { jku: `${service.issuerOf('attacker')}/keys` } }),
  ],
  [
    'signed by an attacker who names his certificate in x5u',
    'unproven',
    () => ({ key: service.attacker.privateKey, header: { x5u: `${service.issuerOf('attacker')}/keys` } }),
  ],
  ['of an unknown key', 'unproven', () => ({ header: { kid: 'unknown' } })],
  ['signed with an algorithm that is not on our list', 'unproven', () => ({ alg: 'RS512' })],
  ['that is no token', 'unproven', () => ({ raw: 'a.b.c' })],
  ['that is none', 'unproven', () => ({ raw: '' })],
]

describe('an id token', () => {
  it.each(TOKENS)('%s is refused: %s', async (_name, refusal, attack) => {
    const started = await start()
    const all = honest(started)
    const minting = { claims: all, ...(await attack(all)) }
    await expectRefusal(api, started.browser, refusal, () =>
      comeBack(started, answerTo(service, started, minting)),
    )
  })

  it('changed after it was signed is refused', async () => {
    const started = await start()
    const all = honest(started)
    const code = answerTo(service, started, { claims: { ...all, groups: [GROUPS.gold] } })
    const raw = await mintTampered(all)
    const swapped = answerTo(service, started, { claims: all, raw })
    expect(swapped.get('code')).not.toBe(code.get('code'))
    await expectRefusal(api, started.browser, 'unproven', () => comeBack(started, swapped))
  })
})

async function mintTampered(all: Claims): Promise<string> {
  const token = await new SignJWT(all)
    .setProtectedHeader({ alg: 'RS256', kid: 'RS256' })
    .sign(service.keys.RS256.privateKey)
  const [header, , signature] = token.split('.')
  const more = Buffer.from(JSON.stringify({ ...all, groups: [GROUPS.gold] })).toString('base64url')
  return `${header}.${more}.${signature}`
}
