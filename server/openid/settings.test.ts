import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readProviders } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'sign-in-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TENANT = '11111111-1111-4111-8111-111111111111'
const SECRET = 'Z3v-long-enough-to-be-one'
const norfolk = { organisationId: 'norfolk', tenant: TENANT, groups: { 'group-1': 'debrief_lead' } }
const force = {
  id: 'norfolk',
  kind: 'entra',
  issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
  clientId: 'reviews',
  clientSecretVariable: 'NORFOLK_SECRET',
  organisations: [norfolk],
}
const shorthand = {
  OIDC_ISSUER: 'https://sign-in.example.org',
  OIDC_CLIENT_ID: 'reviews',
  OIDC_CLIENT_SECRET: SECRET,
  OIDC_ORGANISATION: 'norfolk',
}

function read(providers: unknown, env: Record<string, string> = {}, production = true) {
  const path = join(folder, 'sign-in.json')
  writeFileSync(path, typeof providers === 'string' ? providers : JSON.stringify({ providers }))
  return readProviders({ SIGN_IN_FILE: path, NORFOLK_SECRET: SECRET, ...env }, production)
}

const refusing = (message: string) => expect.objectContaining({ name: 'StartRefused', message })

it('a file names the providers, their organisations and the variables with their secrets', () => {
  expect(read([force])).toEqual([
    {
      id: 'norfolk',
      kind: 'entra',
      issuer: force.issuer,
      clientId: 'reviews',
      clientSecret: SECRET,
      organisations: [{ ...norfolk, appRoles: {} }],
    },
  ])
})

it('four variables are enough for one organisation, whose app roles are called as ours are', () => {
  expect(readProviders(shorthand, true)).toEqual([
    {
      id: 'organisation',
      kind: 'openid',
      issuer: 'https://sign-in.example.org',
      clientId: 'reviews',
      clientSecret: SECRET,
      organisations: [
        {
          organisationId: 'norfolk',
          groups: {},
          appRoles: {
            debrief_lead: 'debrief_lead',
            contributor: 'contributor',
            gold_commander: 'gold_commander',
            force_administrator: 'force_administrator',
          },
        },
      ],
    },
  ])
  const [entra] = readProviders({ ...shorthand, OIDC_ISSUER: force.issuer }, true)
  expect(entra).toMatchObject({ kind: 'entra', organisations: [{ tenant: TENANT }] })
})

it('without any, only production refuses to start', () => {
  expect(readProviders({}, false)).toEqual([])
  expect(() => readProviders({}, true)).toThrow(
    refusing(
      'NODE_ENV is production and nobody could sign in: set SIGN_IN_FILE, or OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_ORGANISATION.',
    ),
  )
})

describe('a refusal names the key in one sentence', () => {
  const changed = (more: object) => [{ ...force, ...more }]
  const organisation = (more: object) => changed({ organisations: [{ ...norfolk, ...more }] })
  it.each`
    providers                                            | sentence
    ${'{'}                                               | ${'SIGN_IN_FILE names a file that is not JSON.'}
    ${'[]'}                                              | ${'SIGN_IN_FILE: the file cannot be read.'}
    ${[]}                                                | ${'SIGN_IN_FILE: providers cannot be read.'}
    ${changed({ kind: 'saml' })}                         | ${'SIGN_IN_FILE: providers.0.kind cannot be read.'}
    ${changed({ issuer: 'login.example.org' })}          | ${'SIGN_IN_FILE: providers.0.issuer cannot be read.'}
    ${changed({ clientSecret: 'in-the-file' })}          | ${'SIGN_IN_FILE: providers.0.clientSecret is not known.'}
    ${organisation({ tenant: 'norfolk' })}               | ${'SIGN_IN_FILE: providers.0.organisations.0.tenant cannot be read.'}
    ${organisation({ groups: { a: 'chief' } })}          | ${'SIGN_IN_FILE: providers.0.organisations.0.groups.a cannot be read.'}
    ${organisation({ organisationId: 'atlantis' })}      | ${'The provider norfolk names atlantis, which is no organisation here.'}
    ${organisation({ tenant: undefined })}               | ${'The provider norfolk has to name a tenant for norfolk: its kind is entra.'}
    ${changed({ kind: 'openid' })}                       | ${'The provider norfolk may not name a tenant for norfolk: its kind is openid.'}
    ${organisation({ groups: {} })}                      | ${'The provider norfolk gives nobody of norfolk a role: fill groups or appRoles.'}
    ${organisation({ groups: { a: 'auditor' } })}        | ${'The provider norfolk may not give auditor in norfolk.'}
    ${[force, force]}                                    | ${'SIGN_IN_FILE names the provider norfolk twice.'}
    ${changed({ issuer: 'http://sign-in.example.org' })} | ${'NODE_ENV is production and the issuer of norfolk does not start with https://.'}
    ${changed({ clientSecretVariable: 'ABSENT' })}       | ${'ABSENT is not set: it holds the client secret of norfolk.'}
  `('$sentence', ({ providers, sentence }) => {
    expect(() => read(providers)).toThrow(refusing(sentence))
  })

  it.each([
    'short',
    'secret',
    'changeme-1234567890',
    'changemechangeme',
    'passwordpassword',
    'client-secret-client-secret',
    'aaaaaaaaaaaaaaaaaaaa',
  ])('a secret like %s is refused in production, unnamed', (secret) => {
    expect(() => read([force], { NORFOLK_SECRET: secret })).toThrow(
      refusing(
        'NODE_ENV is production and the client secret of norfolk is well known or shorter than 16 characters.',
      ),
    )
    expect(read([force], { NORFOLK_SECRET: secret }, false)).toHaveLength(1)
  })

  it.each`
    env                                           | sentence
    ${{ SIGN_IN_FILE: 'nowhere.json' }}           | ${'SIGN_IN_FILE names a file that cannot be opened.'}
    ${{ ...shorthand, SIGN_IN_FILE: 'a.json' }}   | ${'SIGN_IN_FILE and OIDC_ISSUER are both set: set one of them.'}
    ${{ OIDC_ISSUER: 'https://a.example' }}       | ${'OIDC_ISSUER is set and OIDC_CLIENT_ID is not: set all four of them.'}
    ${{ ...shorthand, OIDC_ISSUER: 'a.example' }} | ${'OIDC_ISSUER cannot be read; it looks like https://sign-in.example.org.'}
    ${{ ...shorthand, OIDC_ORGANISATION: 'x' }}   | ${'The provider organisation names x, which is no organisation here.'}
  `('$sentence', ({ env, sentence }) => {
    expect(() => readProviders(env, false)).toThrow(refusing(sentence))
  })
})
