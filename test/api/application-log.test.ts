import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, type Api, send, startApi } from '#test/support/api.ts'
import { goEverywhere } from '#test/support/everywhere.ts'
import { addForce, type Force, newOperation } from '#test/support/main-job.ts'
import { bodyOf, type Ids, listRoutes, urlOf } from '#test/support/routes-of-api.ts'

let api: Api
let force: Force
let ids: Ids
const lines: string[] = []
const CANARY = 'CANARY'
beforeAll(async () => {
  api = await startApi({ log: { write: (line) => lines.push(line) } })
  force = await addForce(api, 'derbyshire')
  let written = 0
  ids = await goEverywhere(api, force, (place) => `${CANARY} ${place} ${written++}`)
}, 60_000)
afterAll(() => api.close())
beforeEach(() => {
  lines.length = 0
})

type Line = { level: number; reqId: string; msg: string } & Record<string, unknown>
const read = () => lines.map((line) => JSON.parse(line) as Line)
const found = (secret: string) => lines.filter((line) => line.includes(secret))

/** While it runs, the database refuses every registration in words that quote what was typed. */
async function whileItFails<T>(work: () => Promise<T>): Promise<T> {
  const { owner } = api.database
  await sql`create function quote_it() returns trigger language plpgsql as $$
    begin raise exception 'cannot store %', new.name using detail = new.place; end $$`.execute(owner)
  await sql`create trigger quote_it before insert on operation for each row execute function quote_it()`.execute(
    owner,
  )
  try {
    return await work()
  } finally {
    await sql`drop trigger quote_it on operation`.execute(owner)
    await sql`drop function quote_it()`.execute(owner)
  }
}

function register(more: object, headers: Record<string, string> = {}): Promise<Answer> {
  return send(api, {
    method: 'POST',
    url: '/api/v1/operations',
    headers: { ...force.lead.headers, 'idempotency-key': randomUUID(), ...headers },
    body: { ...newOperation(), ...more },
  })
}

describe('the application log', () => {
  it('has one line for each answer: ids, the route’s name and the status', async () => {
    const answer = await force.lead.get(`/reviews/${ids.review}`)
    expect(answer.status).toBe(200)
    expect((await force.contributor.get('/coverage')).status).toBe(403)
    expect(read()).toMatchObject([
      {
        level: 30,
        reqId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        method: 'GET',
        route: '/api/v1/reviews/:id',
        status: 200,
        person: force.lead.personId,
        organisation: 'derbyshire',
        msg: 'answered',
      },
      { route: '/api/v1/coverage', status: 403, person: force.contributor.personId, problem: 'not_allowed' },
    ])
  })

  it('names a failure by the number that the person reads, without the words of the database', async () => {
    const answer = await whileItFails(() => register({ name: `${CANARY} name`, place: `${CANARY} place` }))
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain(CANARY)
    const [failure] = read()
    expect(failure).toMatchObject({ level: 50, msg: 'unexpected', reqId: answer.problem().number })
    expect(failure?.frames).toEqual(expect.arrayContaining([expect.stringContaining('insertOperation')]))
    expect(found(CANARY)).toEqual([])
  })
})

describe('what is typed or secret', () => {
  it('is on no line when every page is read and every action asked for', async () => {
    // Whoever signed out could ask nothing more.
    const routes = await listRoutes(api)
    for (const route of routes.filter(({ path }) => !path.includes('sign-out'))) {
      const { method } = route
      await send(api, {
        method,
        url: urlOf(route, ids),
        headers: { ...force.gold.headers, 'idempotency-key': randomUUID(), 'if-match': '"1-x"' },
        body: bodyOf(route, ids),
      })
    }
    expect(lines.length).toBeGreaterThan(50)
    expect(found(CANARY)).toEqual([])
    const { cookie, 'x-csrf-token': token } = force.gold.headers
    expect(found(cookie.split('=')[1] ?? '')).toEqual([])
    expect(found(token)).toEqual([])
  }, 60_000)

  it('is on no line and in no answer when it stands where it does not belong', async () => {
    const asked: [string, Record<string, string>?][] = [
      [`/api/v1/operations?search=${CANARY}`],
      [`/api/v1/operations/${CANARY}`],
      [`/api/v1/${CANARY}`],
      [`/${CANARY}`],
      [`/api/v1/reviews/${ids.review}/sections/${CANARY}`],
      [`/api/v1/coverage?force=${CANARY}&from=${CANARY}`],
      [`/api/v1/access/force?person=${CANARY}`],
      ['/api/v1/operations', { 'user-agent': CANARY, referer: `http://${CANARY}/`, 'x-request-id': CANARY }],
      ['/api/v1/operations', { cookie: `pelr_session=${CANARY}` }],
      ['/api/v1/operations', { authorization: `Bearer ${CANARY}` }],
      [`/api/v1/operations/%E0%A4%A/${CANARY}`],
    ]
    for (const [url, headers] of asked) {
      const answer = await send(api, { method: 'GET', url, headers: { ...force.lead.headers, ...headers } })
      if (answer.status >= 400) expect(answer.text, url).not.toContain(CANARY)
    }
    const bodies: object[] = [{ eventType: CANARY }, { goldId: CANARY }, { plannedStartAt: CANARY }]
    for (const body of bodies) expect((await register(body)).text).not.toContain(CANARY)
    expect((await register({}, { 'idempotency-key': CANARY })).text).not.toContain(CANARY)
    expect((await register({}, { 'x-csrf-token': CANARY })).text).not.toContain(CANARY)
    expect((await register({}, { origin: `http://${CANARY}` })).text).not.toContain(CANARY)
    const broken = Buffer.from(`{"name":"${CANARY}`)
    const sent = { method: 'POST', url: '/api/v1/operations', headers: force.lead.headers } as const
    expect((await send(api, { ...sent, body: broken })).text).not.toContain(CANARY)
    expect(lines.length).toBeGreaterThanOrEqual(asked.length)
    expect(found(CANARY)).toEqual([])
  })

  it('the control: a line that held it would be found', () => {
    lines.push(JSON.stringify({ name: `${CANARY} name` }))
    expect(found(CANARY)).toHaveLength(1)
  })
})

/** What makes a second line, ends a string, forges a field, or moves the cursor of whoever reads the log. */
const INJECTED = [
  ['\n', '\r', '\r\n', '\t', '\v', '\f', '\b', '\u0001', '\u001b[2J', '\u001b]0;x\u0007', '\u007f'],
  ['\u0085', '\u009b31m', '\u00a0', '\u2028', '\u2029', '\u202e', '\u2066', '\u200b', '\ufeff'],
  ['"', '\\', '\\"', '\\\\"', '"}', '"}\n{"level":60', '","level":60,"x":"', "'", '`', '\\n', '\\u000a'],
  ['%0a', '%0d%0a', '%00', '%22', '&#10;', '\u010a', '\u560a', '\u0a0a', '{"level":60}', '[]', '}{'],
  ['{{7*7}}', '%s%d%j%o', '%O', '%%', '$(id)', '`id`', '<script>', '=1+1', '@x', '-x'],
  ['$\u007bjndi:ldap://x}', '__proto__', 'constructor', '\ud83d\ude00', '\u0661'],
].flat()

describe('strings that would forge a line', () => {
  it('give one line of JSON an event, whatever is injected where', async () => {
    expect(INJECTED.length).toBeGreaterThanOrEqual(50)
    for (const injected of INJECTED) {
      lines.length = 0
      const text = `${CANARY}${injected}end`
      const address = encodeURIComponent(text)
      await send(api, { method: 'GET', url: `/api/v1/operations/${address}`, headers: force.lead.headers })
      await send(api, { method: 'GET', url: `/${address}?${address}=${address}`, headers: {} })
      await register({ name: text, place: text, reference: randomUUID() })
      const shape = read().map(({ msg, level }) => [msg, level])
      expect({ injected, shape }).toEqual({ injected, shape: Array(3).fill(['answered', 30]) })
      expectPlain()
    }
  }, 60_000)

  it('also when the request fails and the database quotes them', async () => {
    await whileItFails(async () => {
      for (const injected of INJECTED) {
        lines.length = 0
        await register({ name: `${CANARY}${injected}end`, place: `${CANARY}${injected}end` })
        expect(
          read().map(({ level }) => level),
          JSON.stringify(injected),
        ).toEqual(lines.length === 1 ? [30] : [50, 30])
        expectPlain()
      }
    })
  }, 60_000)
})

/** Control characters, ends of lines and paragraphs, and those that turn the direction of reading. */
const MOVES = /\p{Cc}|\p{Zl}|\p{Zp}|\p{Bidi_Control}/u

/** Every line ends once, and has no control character in it that moves anything. */
function expectPlain(): void {
  for (const line of lines) {
    expect(line.endsWith('\n')).toBe(true)
    expect(line.slice(0, -1)).not.toMatch(MOVES)
    expect(line).not.toContain(CANARY)
  }
}
