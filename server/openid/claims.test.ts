import type { IDToken } from 'openid-client'
import { describe, expect, it } from 'vitest'
import { readClaims } from './claims.ts'
import type { Choice } from './provider.ts'

const TENANT = '11111111-1111-4111-8111-111111111111'
const choice: Choice = {
  provider: {
    id: 'force',
    kind: 'entra',
    issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    clientId: 'reviews',
    clientSecret: 'unused',
    rankClaim: 'rank',
    organisations: [],
  },
  organisation: {
    organisationId: 'norfolk',
    tenant: TENANT,
    groups: { 'group-1': 'debrief_lead', 'group-2': 'gold_commander' },
    appRoles: { Gold: 'gold_commander', Administrator: 'force_administrator' },
  },
}
const plain: Choice = {
  provider: { ...choice.provider, kind: 'openid', issuer: 'https://sign-in.example.org' },
  organisation: { ...choice.organisation, tenant: undefined },
}
const token = (more: Record<string, unknown> = {}) =>
  ({
    iss: choice.provider.issuer,
    sub: 'pairwise-1',
    tid: TENANT,
    oid: 'OID-1',
    name: 'Nobody Real',
    email: 'someone@force.example',
    preferred_username: 'someone@force.example',
    ...more,
  }) as unknown as IDToken

describe('who a token is about', () => {
  it('is tid and oid for Entra, whatever sub and e-mail say', () => {
    const { issuer, subject } = readClaims(token(), choice)
    expect({ issuer, subject }).toEqual({ issuer: choice.provider.issuer, subject: `${TENANT} oid-1` })
    expect(readClaims(token({ sub: 'other', email: 'x@y' }), choice).subject).toBe(subject)
  })

  it('is iss and sub elsewhere', () => {
    const { issuer, subject } = readClaims(token({ tid: 'any' }), plain)
    expect({ issuer, subject }).toEqual({ issuer: 'https://sign-in.example.org', subject: 'pairwise-1' })
  })

  it.each`
    because                                   | claims                                               | refusal
    ${'another tenant'}                       | ${{ tid: '22222222-2222-4222-8222-222222222222' }}   | ${'wrong_organisation'}
    ${'no tenant'}                            | ${{ tid: undefined }}                                | ${'wrong_organisation'}
    ${'a tenant that is no text'}             | ${{ tid: [TENANT] }}                                 | ${'wrong_organisation'}
    ${'no object id'}                         | ${{ oid: '' }}                                       | ${'unproven'}
    ${'a guest'}                              | ${{ acct: 1 }}                                       | ${'guest_account'}
    ${'a guest, written as text'}             | ${{ acct: '1' }}                                     | ${'guest_account'}
    ${'signed in by another tenant'}          | ${{ idp: 'https://sts.windows.net/22222222-2222/' }} | ${'guest_account'}
    ${'a personal account'}                   | ${{ idp: 'live.com' }}                               | ${'guest_account'}
    ${'no name'}                              | ${{ name: undefined }}                               | ${'no_name'}
    ${'a name that is longer than names are'} | ${{ name: 'x'.repeat(201) }}                         | ${'no_name'}
  `('is refused as $refusal: $because', ({ claims, refusal }) => {
    expect(() => readClaims(token(claims), choice)).toThrow(expect.objectContaining({ refusal }))
  })

  it('is no guest where idp is the tenant’s own', () => {
    for (const idp of [choice.provider.issuer, `https://sts.windows.net/${TENANT}/`]) {
      expect(readClaims(token({ idp, acct: 0 }), choice).name).toBe('Nobody Real')
    }
  })

  it('has the name in two parts where it is not sent as one, and a rank where its claim is named', () => {
    const parts = { name: undefined, given_name: 'Nobody', family_name: 'Real', rank: ' Chief Inspector ' }
    expect(readClaims(token(parts), choice)).toMatchObject({ name: 'Nobody Real', rank: 'Chief Inspector' })
    expect(readClaims(token(), choice).rank).toBeNull()
  })
})

describe('roles', () => {
  it.each`
    claims                                           | roles
    ${{}}                                            | ${[]}
    ${{ groups: ['group-2', 'group-1', 'group-9'] }} | ${['debrief_lead', 'gold_commander']}
    ${{ roles: ['Administrator'] }}                  | ${['force_administrator']}
    ${{ roles: 'Gold' }}                             | ${['gold_commander']}
    ${{ roles: ['Gold'], groups: ['group-2'] }}      | ${['gold_commander']}
    ${{ roles: ['group-1'], groups: ['Gold'] }}      | ${[]}
    ${{ groups: ['constructor', '__proto__'] }}      | ${[]}
  `('are $roles with $claims', ({ claims, roles }) => {
    expect(readClaims(token(claims), choice)).toMatchObject({ roles, unknown: [] })
  })

  it.each([{ _claim_names: { groups: 'src1' } }, { hasgroups: true }, { hasgroups: 'true' }])(
    'that groups give are unknown with %j, and no others',
    (claims) => {
      expect(readClaims(token(claims), choice)).toMatchObject({
        roles: [],
        unknown: ['debrief_lead', 'gold_commander'],
      })
      expect(readClaims(token({ ...claims, roles: ['Gold'] }), choice).unknown).toEqual(['debrief_lead'])
      const without = { ...choice, organisation: { ...choice.organisation, groups: {} } }
      expect(readClaims(token(claims), without).unknown).toEqual([])
    },
  )
})
