import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Provider } from '#server/openid/provider.ts'
import { SessionReply } from '#shared/api/session.ts'
import type { SignInRefusal } from '#shared/api/sign-in.ts'
import { type Api, ORIGIN } from './api.ts'
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type Claims,
  type HostileProvider,
  type Minting,
} from './hostile-provider.ts'

export const TENANT = randomUUID()
export const OTHER_TENANT = randomUUID()
export const GROUPS = { lead: randomUUID(), gold: randomUUID(), elsewhere: randomUUID() }

/** The same service under several issuers: the one of a force's tenant, a plain one, and those that lie. */
export function providersOf({ issuerOf }: Pick<HostileProvider, 'issuerOf'>): Provider[] {
  const known = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }
  const entra = (id: string): Provider => ({
    id,
    kind: 'entra',
    issuer: issuerOf(id),
    ...known,
    rankClaim: 'rank',
    organisations: [
      {
        organisationId: 'norfolk',
        tenant: TENANT,
        groups: { [GROUPS.lead]: 'debrief_lead', [GROUPS.gold]: 'gold_commander' },
        appRoles: { Administrator: 'force_administrator' },
      },
      {
        organisationId: 'dorset',
        tenant: OTHER_TENANT,
        groups: { [GROUPS.elsewhere]: 'gold_commander' },
        appRoles: {},
      },
    ],
  })
  const plain: Provider = {
    id: 'plain',
    kind: 'openid',
    issuer: issuerOf('plain'),
    ...known,
    organisations: [{ organisationId: 'cumbria', groups: {}, appRoles: { Lead: 'debrief_lead' } }],
  }
  return [entra('force'), entra('announcing'), entra('lying'), plain]
}

/** What a browser keeps and sends: cookies, and nothing else. */
export type SmallBrowser = {
  cookies: Map<string, string>
  open: (url: string) => Promise<Opened>
}
export type Opened = { status: number; location: string; given: string[]; text: string }

export function openSmallBrowser(app: FastifyInstance): SmallBrowser {
  const cookies = new Map<string, string>()
  return {
    cookies,
    open: async (url) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const reply = await app.inject({ method: 'GET', url, headers: cookie ? { cookie } : {} })
      for (const { name, value, maxAge } of reply.cookies) {
        if (value === '' || maxAge === 0) cookies.delete(name)
        else cookies.set(name, value)
      }
      const given = reply.cookies.map(({ name }) => name)
      return {
        status: reply.statusCode,
        location: String(reply.headers.location ?? ''),
        given,
        text: reply.payload,
      }
    },
  }
}

/** What a page in this browser is told of its session. */
export async function sessionOf(browser: SmallBrowser): Promise<SessionReply> {
  return SessionReply.parse(JSON.parse((await browser.open('/api/v1/session')).text))
}

/** Who the browser is signed in as; null where nobody is. */
export async function whoIs(browser: SmallBrowser) {
  return (await sessionOf(browser)).viewer
}

/** A sign-in that has reached the sign-in service: what it was asked. */
export type Started = { provider: string; asked: URLSearchParams; browser: SmallBrowser }

export async function begin(browser: SmallBrowser, url: string): Promise<Started> {
  const { status, location } = await browser.open(url)
  if (status !== 303 || location.startsWith('/')) throw new Error(`${status} ${location}`)
  const { searchParams: asked } = new URL(location)
  const provider = /\/sign-in\/([a-z]+)\/callback$/.exec(asked.get('redirect_uri') ?? '')?.[1] ?? ''
  return { provider, asked, browser }
}

export const startUrl = (provider: string, organisation: string, more = ''): string =>
  `/api/v1/sign-in/${provider}/start?organisation=${organisation}${more}`

/** The claims of a person of the force, as an honest service would put them into a token now. */
export function honestClaims(issuer: string, started: Started, oid: string): Claims {
  const now = Math.floor(Date.now() / 1000)
  return {
    iss: issuer,
    aud: CLIENT_ID,
    sub: `pairwise-${oid}`,
    tid: TENANT,
    oid,
    name: 'Nobody Real',
    rank: 'Inspector',
    email: 'someone@force.example',
    groups: [GROUPS.lead],
    acct: 0,
    nonce: started.asked.get('nonce'),
    iat: now,
    exp: now + 300,
    auth_time: now,
  }
}

/** What comes back to the service: a fresh code for this token, and the state. */
export function answerTo(service: HostileProvider, started: Started, minting: Minting): URLSearchParams {
  const { asked } = started
  const code = service.issueCode({
    nonce: asked.get('nonce') ?? '',
    challenge: asked.get('code_challenge') ?? '',
    minting,
  })
  return new URLSearchParams({ code, state: asked.get('state') ?? '', session_state: 'of-the-service' })
}

export function comeBack({ provider, browser }: Started, answer: URLSearchParams): Promise<Opened> {
  return browser.open(`/api/v1/sign-in/${provider}/callback?${answer}`)
}

/** Signs someone in from start to end, as an honest service would. */
export async function signInThrough(
  api: Pick<Api, 'app'>,
  service: HostileProvider,
  more: Claims = {},
  oid: string = randomUUID(),
  browser: SmallBrowser = openSmallBrowser(api.app),
) {
  const started = await begin(browser, startUrl('force', 'norfolk'))
  const claims = { ...honestClaims(service.issuerOf('force'), started, oid), ...more }
  const opened = await comeBack(started, answerTo(service, started, { claims }))
  return { browser, opened, oid, started }
}

/** A first sign-in, one that brings name, rank and roles into line, and a step-up. */
export async function signInEveryWay(api: Pick<Api, 'app'>, service: HostileProvider): Promise<void> {
  const { oid } = await signInThrough(api, service)
  const since = { groups: [GROUPS.gold], name: 'Renamed Since', rank: 'Chief Inspector' }
  const { browser } = await signInThrough(api, service, since, oid)
  const started = await begin(browser, '/api/v1/sign-in/step-up')
  const claims = honestClaims(service.issuerOf('force'), started, oid)
  const { location } = await comeBack(started, answerTo(service, started, { claims }))
  expect(location).toBe('/')
}

/** People, identities, grants and sessions: a refused sign-in may add none. */
export async function countEveryone({ database }: Pick<Api, 'database'>): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from person) as people, (select count(*)::int from identity) as identities,
    (select count(*)::int from role_grant) as grants, (select count(*)::int from session) as sessions,
    (select count(*)::int from audit_event) as events`.execute(database.owner)
  return rows[0] ?? {}
}

/** Expects the page that says why, and that nobody came in and nothing was written. */
export async function expectRefusal(
  api: Pick<Api, 'app' | 'database'>,
  browser: SmallBrowser,
  refusal: SignInRefusal,
  attack: () => Promise<{ status: number; location: string; given: string[] }>,
) {
  const before = await countEveryone(api)
  const { status, location, given } = await attack()
  expect({ status, location }).toEqual({ status: 303, location: `/sign-in/refused/${refusal}` })
  expect(given.filter((name) => name.includes('session'))).toEqual([])
  expect(await countEveryone(api)).toEqual(before)
  expect(await whoIs(browser)).toBeNull()
}

export const CALLBACK = `${ORIGIN}/api/v1/sign-in/force/callback`
