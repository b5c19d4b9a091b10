import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPerson } from '#server/demonstration/people.ts'
import { addRecipient } from '#test/support/after-sending.ts'
import { type Api, addPerson, type Client, ORIGIN, send, startApi } from '#test/support/api.ts'
import { newOperation } from '#test/support/main-job.ts'
import { bodyOf, listRoutes, type Route, unknownIds, urlOf } from '#test/support/routes-of-api.ts'
import { fingerprint } from '#test/support/rows.ts'

let api: Api
let everyone: Client
let recipient: Client
let routes: Route[]
const ids = unknownIds()
beforeAll(async () => {
  api = await startApi()
  everyone = await addPerson(api, 'cleveland', ['debrief_lead', 'gold_commander', 'force_administrator'])
  recipient = await addRecipient(api)
  routes = await listRoutes(api)
})
afterAll(() => api.close())

const unsafe = () => routes.filter(({ method }) => method !== 'GET')

type Headers = Record<string, string | undefined>

function ask(route: Route, headers: Headers, body?: unknown) {
  const given = body ?? bodyOf(route, ids)
  const { headers: own } = route.path.includes('/inbox/') ? recipient : everyone
  const all = { ...own, 'idempotency-key': randomUUID(), ...headers }
  return send(api, { method: route.method, url: urlOf(route, ids), headers: all, body: given })
}

/** At once, as browsers would. */
async function onEvery(some: Route[], check: (route: Route) => Promise<void>): Promise<void> {
  await Promise.all(some.map(check))
}

const isNotSignOut = ({ path }: Route) => !/sign-out(-everywhere)?$/.test(path)

const FORGED: [string, Headers][] = [
  ['no token', { 'x-csrf-token': undefined }],
  ['an empty token', { 'x-csrf-token': '' }],
  ['a wrong token', { 'x-csrf-token': 'x'.repeat(32) }],
  ['another site’s origin', { origin: 'https://evil.example' }],
  ['an origin like ours', { origin: `${ORIGIN}.evil.example` }],
  ['our origin on another port', { origin: 'http://127.0.0.1:3001' }],
  ['no origin to speak of', { origin: 'null' }],
  ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
  ['a browser that says same-site', { 'sec-fetch-site': 'same-site' }],
]

describe('a request that another site’s page could have made', () => {
  it.each(FORGED)('with %s changes nothing on any route', async (_what, headers) => {
    const before = await fingerprint(api.database)
    await onEvery(unsafe(), async (route) => {
      const signingIn = /sign-in$|test-login$/.test(route.path)
      // Signing in has no token yet; it answers to our own origin alone.
      const sent = signingIn ? { cookie: undefined, 'sec-fetch-site': 'cross-site', ...headers } : headers
      const problem = (await ask(route, sent)).problem()
      expect({ route: route.name, code: problem.code }).toEqual({ route: route.name, code: 'request_forged' })
    })
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it.each([
    ['text/plain', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['a form with files', 'multipart/form-data; boundary=x'],
    ['no type', undefined],
  ])('as %s is refused on every route', async (_what, type) => {
    await onEvery(unsafe(), async (route) => {
      const body = Buffer.from(JSON.stringify(bodyOf(route, ids) ?? {}))
      const problem = (await ask(route, { 'content-type': type }, body)).problem()
      expect({ route: route.name, code: problem.code }).toEqual({
        route: route.name,
        code: 'unsupported_media_type',
      })
    })
  })

  it('cannot hide its address from the check by spelling it otherwise', async () => {
    for (const url of ['/%61pi/v1/operations', '/api/%76%31/operations']) {
      const headers = { ...everyone.headers, origin: 'https://evil.example', 'idempotency-key': randomUUID() }
      const answer = await send(api, { method: 'POST', url, headers, body: newOperation() })
      expect(answer.problem().code).toBe('request_forged')
    }
    const url = '/%61pi/v1/test-login'
    const headers = { origin: 'https://evil.example' }
    const answer = await send(api, { method: 'POST', url, headers, body: { person: 'rowan-hale' } })
    expect(answer.problem().code).toBe('request_forged')
  })

  it('the control: the same requests from our own page get past the check', async () => {
    await onEvery(unsafe().filter(isNotSignOut), async (route) => {
      const answer = await ask(route, { 'sec-fetch-site': 'same-origin' })
      expect([403, 415], route.name).not.toContain(answer.status)
    })
    const answer = await everyone.post('/operations', newOperation())
    expect(answer.status).toBe(201)
  })
})

describe('over https', () => {
  let secure: Api
  beforeAll(async () => {
    secure = await startApi({ config: { publicOrigin: 'https://reviews.example' } })
  })
  afterAll(() => secure.close())

  it('the public origin alone may change things, whatever Host says', async () => {
    const person = await addPerson(secure, 'cleveland', ['debrief_lead'])
    const post = (origin: string, host: string) =>
      person.post('/operations', newOperation(), { origin, host })
    expect((await post('https://reviews.example', 'reviews.example')).status).toBe(201)
    expect((await post('http://reviews.example', 'reviews.example')).problem().code).toBe('request_forged')
    expect((await post('http://evil.example', 'evil.example')).problem().code).toBe('request_forged')
  })

  it('every answer says to stay with https, and the cookie is for https alone', async () => {
    const hsts = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    for (const url of ['/healthz', '/nowhere', '/api/v1/operations/%zz']) {
      expect((await send(secure, { method: 'GET', url })).headers).toMatchObject(hsts)
    }
    const person = demonstrationPerson('rowan-hale')
    if (!person) throw new Error('nobody is listed under that name')
    const { id, slug, name, organisationId } = person
    const { owner } = secure.database
    await owner.insertInto('person').values({ id, slug, name }).execute()
    const grant = { organisation_id: organisationId, person_id: id, role: 'debrief_lead' as const }
    await owner.insertInto('role_grant').values(grant).execute()
    const url = '/api/v1/test-login'
    const answer = await send(secure, { method: 'POST', url, body: { person: slug } })
    expect(answer.status).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(/; HttpOnly; Secure; SameSite=(Lax|Strict)/)
  })
})

describe('the headers of every answer', () => {
  const expected = {
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  }

  function expectHeaders(name: string, headers: Record<string, unknown>) {
    expect({ name, ...headers }).toMatchObject({ name, ...expected })
    const policy = String(headers['content-security-policy'])
    for (const rule of [
      "default-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy, name).toContain(rule)
    }
    expect(policy, name).not.toContain('unsafe')
  }

  it('are on every route’s answer, signed in or not, and on refusals', async () => {
    await onEvery(routes.filter(isNotSignOut), async (route) => {
      expectHeaders(route.name, (await ask(route, {})).headers)
      expectHeaders(route.name, (await ask(route, { cookie: undefined })).headers)
    })
    for (const url of ['/nowhere', '/api/v1/nowhere', '/%', '/api/v1/coverage?x=1']) {
      expectHeaders(url, (await send(api, { method: 'GET', url })).headers)
    }
  })
})

describe('nobody signed in', () => {
  it('reads and changes nothing on any route but those of signing in', async () => {
    const open: string[] = []
    for (const route of routes) {
      const answer = await ask(route, { cookie: undefined })
      if (answer.status !== 401) open.push(`${answer.status} ${route.name}`)
      else expect(answer.problem().code).toBe('not_signed_in')
    }
    expect(open.sort()).toEqual(
      [
        '200 GET /openapi.json',
        '200 GET /healthz',
        '200 GET /readyz',
        '200 GET /api/v1/session',
        '200 GET /api/v1/demonstration/people',
        '200 GET /api/v1/sign-in',
        '404 GET /api/v1/sign-in/{provider}/start',
        '303 GET /api/v1/sign-in/step-up',
        '303 GET /api/v1/sign-in/{provider}/callback',
        '303 GET /api/v1/sign-in/leave',
        '404 POST /api/v1/demonstration/sign-in',
        '404 POST /api/v1/test-login',
        '200 GET /api/v1/schemas/exchange/1.0.0',
      ].sort(),
    )
  })

  it('and a cookie that is none of ours is nobody', async () => {
    for (const cookie of [
      'pelr_session=',
      'pelr_session=x',
      'pelr_session=%00',
      `pelr_session=${'a'.repeat(4000)}`,
    ]) {
      const answer = await ask(
        { method: 'GET', path: '/api/v1/operations', name: '', parameters: [], body: undefined },
        { cookie },
      )
      expect(answer.problem().status).toBe(401)
    }
  })
})

describe('a sign-in', () => {
  it('ends for everyone who holds it at the next request, and a role that ended does too', async () => {
    const person = await addPerson(api, 'cleveland', ['debrief_lead'])
    expect((await person.get('/operations')).status).toBe(200)
    expect((await person.post('/sign-out')).status).toBe(200)
    expect((await person.get('/operations')).problem().status).toBe(401)

    const other = await addPerson(api, 'cleveland', ['debrief_lead', 'contributor'])
    await api.database.owner
      .updateTable('role_grant')
      .set({ ended_at: new Date().toISOString() })
      .where('person_id', '=', other.personId)
      .where('role', '=', 'debrief_lead')
      .execute()
    expect((await other.get('/operations')).status).toBe(200)
    expect((await other.post('/operations', newOperation())).problem().code).toBe('not_allowed')
  })

  it.each([
    ['half an hour without a request', { last_seen_at: 31 * 60_000 }],
    ['twelve hours', { started_at: (12 * 60 + 1) * 60_000 }],
  ])('ends after %s', async (_what, ago) => {
    const person = await addPerson(api, 'cleveland', ['debrief_lead'])
    const set = Object.fromEntries(
      Object.entries(ago).map(([column, ms]) => [column, new Date(Date.now() - ms).toISOString()]),
    )
    await api.database.owner
      .updateTable('session')
      .set(set)
      .where('person_id', '=', person.personId)
      .execute()
    expect((await person.get('/operations')).problem().status).toBe(401)
  })
})
