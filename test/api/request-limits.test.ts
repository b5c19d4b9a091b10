import { afterEach, describe, expect, it } from 'vitest'
import type { Config } from '#server/config.ts'
import { demonstrationPerson } from '#server/demonstration/people.ts'
import { type Api, addPerson, answerOf, type Client, ORIGIN, signIn, startApi } from '#test/support/api.ts'
import { newOperation } from '#test/support/main-job.ts'

const SESSION = 20
const ADDRESS = 10
const SIGN_INS = 5

let api: Api
afterEach(() => api.close())

function start(more: Partial<Config> = {}): Promise<Api> {
  const limits = { session: SESSION, address: ADDRESS, signIn: SIGN_INS }
  return startApi({ config: { limits, ...more } })
}

type Asked = { from: string; headers?: Record<string, string>; url?: string; body?: object }

async function ask({ from, headers = {}, url = '/api/v1/operations', body }: Asked) {
  const sent = body ? { method: 'POST' as const, payload: body } : {}
  const reply = await api.app.inject({ url, remoteAddress: from, headers, ...sent })
  const told = Object.entries(reply.headers).map(([name, value]) => [name, String(value)])
  return answerOf(reply.statusCode, Object.fromEntries(told), reply.rawPayload)
}

/** The statuses of so many requests, one after the other. */
async function flood(many: number, asked: Asked | ((number: number) => Asked)): Promise<number[]> {
  const statuses: number[] = []
  for (let number = 0; number < many; number++) {
    statuses.push((await ask(typeof asked === 'function' ? asked(number) : asked)).status)
  }
  return statuses
}

const times = (many: number, status: number) => Array.from({ length: many }, () => status)
const reading = (client: Client, from: string): Asked => ({ from, headers: client.headers })

describe('a session that floods', () => {
  it('is told to wait and for how long, and nobody else is: not at its address, not the same person elsewhere', async () => {
    api = await start()
    const flooding = await addPerson(api, 'cleveland', ['debrief_lead'])
    const neighbour = await addPerson(api, 'cleveland', ['debrief_lead'])
    const again = await signIn(api, flooding)
    expect(await flood(SESSION + 5, reading(flooding, '10.0.0.1'))).toEqual([
      ...times(SESSION, 200),
      ...times(5, 429),
    ])
    const refused = await ask(reading(flooding, '10.0.0.9'))
    expect(refused.problem()).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(Number(refused.headers['retry-after'])).toSatisfy((wait: number) => wait >= 1 && wait <= 60)
    expect((await ask(reading(neighbour, '10.0.0.1'))).status).toBe(200)
    expect((await ask(reading(again, '10.0.0.1'))).status).toBe(200)
  })
})

describe('an address that floods without a sign-in', () => {
  it('is told to wait, whatever tokens it makes up, and a session there and other addresses go on', async () => {
    api = await start()
    const there = await addPerson(api, 'cleveland', ['debrief_lead'])
    expect((await ask(reading(there, '10.0.0.1'))).status).toBe(200)
    const madeUp = (number: number) => ({ from: '10.0.0.1', headers: { cookie: `pelr_session=${number}` } })
    expect(await flood(ADDRESS + 5, madeUp)).toEqual([...times(ADDRESS, 401), ...times(5, 429)])
    expect((await ask(reading(there, '10.0.0.1'))).status).toBe(200)
    expect((await ask({ from: '10.0.0.1' })).status).toBe(401)
    expect((await ask({ from: '10.0.0.2' })).status).toBe(401)
    expect((await ask({ from: '10.0.0.1', url: '/healthz' })).status).toBe(200)
  })

  it('counts as one with its whole network in version 6', async () => {
    api = await start()
    const statuses = await flood(ADDRESS + 1, (number) => ({ from: `2001:db8:1:2::${number + 1}` }))
    expect(statuses.at(-1)).toBe(429)
  })

  it('names itself by its connection alone, unless a proxy that is trusted names it', async () => {
    api = await start()
    const forwarded = (number: number) => ({
      from: '10.0.0.1',
      headers: {
        'x-forwarded-for': `10.9.9.${number}`,
        'x-real-ip': `10.9.9.${number}`,
        forwarded: 'for=1.1.1.1',
      },
    })
    expect((await flood(ADDRESS + 1, forwarded)).at(-1)).toBe(429)
    await api.close()

    api = await start({ trustedProxies: ['10.0.0.1'] })
    expect(await flood(ADDRESS + 1, forwarded)).toEqual(times(ADDRESS + 1, 401))
    // What the visitor says of itself stands before what the proxy adds.
    const invented = (number: number) => ({
      from: '10.0.0.1',
      headers: { 'x-forwarded-for': `10.9.9.${number}, 10.7.7.7` },
    })
    expect((await flood(ADDRESS + 1, invented)).at(-1)).toBe(429)
  })
})

describe('a session at an address that strangers flood', () => {
  const stepUp = (from: string, headers: Record<string, string>) => ({
    from,
    headers,
    url: '/api/v1/demonstration/step-up',
    body: {},
  })
  const withToken = ({ headers }: Client, answer: { headers: Record<string, string> }) => ({
    ...headers,
    cookie: answer.headers['set-cookie']?.split(';')[0] ?? '',
  })

  it('goes on after it was given another token', async () => {
    api = await start()
    const gold = await addPerson(api, 'cleveland', ['gold_commander'])
    expect((await ask(reading(gold, '10.0.0.1'))).status).toBe(200)
    expect((await flood(ADDRESS + 5, { from: '10.0.0.1' })).at(-1)).toBe(429)
    const proved = await ask(stepUp('10.0.0.1', gold.headers))
    expect(proved.status).toBe(200)
    const headers = withToken(gold, proved)
    expect(headers.cookie).not.toBe(gold.headers.cookie)
    expect((await ask({ from: '10.0.0.1', headers })).status).toBe(200)
  })

  it('goes on after a start of the service, which has seen nobody yet, unless tokens are made up there', async () => {
    api = await start()
    const [gold, other] = [
      await addPerson(api, 'cleveland', ['gold_commander']),
      await addPerson(api, 'cleveland', ['gold_commander']),
    ]
    expect((await flood(ADDRESS + 5, { from: '10.0.0.1' })).at(-1)).toBe(429)
    expect((await ask(reading(gold, '10.0.0.1'))).status).toBe(200)
    const madeUp = (number: number) => ({ from: '10.0.0.1', headers: { cookie: `pelr_session=${number}` } })
    expect((await flood(ADDRESS + 5, madeUp)).at(-1)).toBe(429)
    expect((await ask(reading(other, '10.0.0.1'))).status).toBe(429)
    expect((await ask(reading(gold, '10.0.0.1'))).status).toBe(200)
  })

  it('may prove itself anew however many try to sign in there, as often as one address may', async () => {
    api = await start()
    const gold = await addPerson(api, 'cleveland', ['gold_commander'])
    expect((await ask(reading(gold, '10.0.0.1'))).status).toBe(200)
    const trying = { from: '10.0.0.1', url: '/api/v1/sign-in/nowhere/start' }
    expect((await flood(SIGN_INS + 2, trying)).at(-1)).toBe(429)
    const proving = { from: '10.0.0.1', url: '/api/v1/sign-in/step-up', headers: gold.headers }
    expect((await ask(proving)).status).not.toBe(429)
    expect((await flood(SIGN_INS, proving)).at(-1)).toBe(429)
  })
})

describe('trying to sign in', () => {
  it('is limited by address and never for the person who is tried', async () => {
    api = await start()
    const person = demonstrationPerson('rowan-hale')
    if (!person) throw new Error('nobody is listed under that name')
    const { id, slug, name, organisationId } = person
    await api.database.owner.insertInto('person').values({ id, slug, name }).execute()
    const granted = { organisation_id: organisationId, person_id: id, role: 'debrief_lead' as const }
    await api.database.owner.insertInto('role_grant').values(granted).execute()
    const trying = (from: string) => ({ from, url: '/api/v1/test-login', body: { person: slug } })
    expect(await flood(SIGN_INS + 2, trying('10.0.0.1'))).toEqual([...times(SIGN_INS, 200), 429, 429])
    expect((await ask(trying('10.0.0.2'))).status).toBe(200)
  })
})

it('the description of the API is limited too, for it is long and open to all', async () => {
  api = await start()
  const statuses = await flood(ADDRESS + 2, { from: '10.0.0.1', url: '/openapi.json' })
  expect(statuses).toEqual([...times(ADDRESS, 200), 429, 429])
})

it('what a request says of its own host, address and protocol changes nothing', async () => {
  api = await start()
  const person = await addPerson(api, 'cleveland', ['debrief_lead'])
  const spoofed = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example;proto=https',
  }
  const post = (headers: Record<string, string>) => person.post('/operations', newOperation(), headers)
  expect((await post({ ...spoofed, origin: 'https://evil.example' })).problem().code).toBe('request_forged')
  const answer = await post({ ...spoofed, origin: ORIGIN })
  expect(answer.status).toBe(201)
  expect(JSON.stringify(answer.headers) + answer.text).not.toContain('evil.example')
})

it('a server waits ten seconds for headers, thirty for a request, forty for anything to move', async () => {
  api = await start()
  const { headersTimeout, requestTimeout, timeout } = api.app.server
  expect({ headersTimeout, requestTimeout, timeout }).toEqual({
    headersTimeout: 1e4,
    requestTimeout: 3e4,
    timeout: 4e4,
  })
})
