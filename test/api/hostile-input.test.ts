import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Api, send, startApi } from '#test/support/api.ts'
import { addForce, type Force, newDebrief, newOperation, reach, register } from '#test/support/main-job.ts'
import { fingerprint } from '#test/support/rows.ts'

let api: Api
let force: Force
let operationId: string
let reviewId: string
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'cheshire')
  operationId = await register(force)
  reviewId = (await reach(api, force, 'draft')).reviewId
})
afterAll(() => api.close())

/** Registers with these bytes for a body. */
function registerBytes(body: string | Buffer, type = 'application/json'): Promise<Answer> {
  return send(api, {
    method: 'POST',
    url: '/api/v1/operations',
    headers: { ...force.lead.headers, 'idempotency-key': randomUUID(), 'content-type': type },
    body: Buffer.from(body),
  })
}

const valid = () => JSON.stringify(newOperation())
/** The whole registration with this in the place of the name's text, quotes included. */
const named = (json: string) => valid().replace('"Operation Larch"', json)
const added = (json: string) => valid().replace(/\}$/, `,${json}}`)
const manyNames = (count: number) => Array.from({ length: count }, (_, at) => `"x${at}":1`).join(',')
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

async function nothingStored(work: () => Promise<unknown>): Promise<void> {
  const before = await fingerprint(api.database)
  await work()
  expect(await fingerprint(api.database)).toEqual(before)
}

describe('JSON that machines and people read differently', () => {
  it('the control: the body that the others are made from registers an operation', async () => {
    expect((await registerBytes(valid())).status).toBe(201)
    expect((await registerBytes(added('"cause":null').replace('"cause":"environment",', ''))).status).toBe(
      201,
    )
    expect((await registerBytes(named('"\\uD83D\\uDE00"'))).status).toBe(201)
    expect((await registerBytes(Buffer.from(`\uFEFF${valid()}`))).status).toBe(201)
  })

  it.each([
    ['an unknown property', added('"tier":3'), '/body', 'tier'],
    [
      'a property of another action',
      added('"status":"signed_off","forceId":"kent"'),
      '/body',
      'status, forceId',
    ],
    ['a name given twice', added('"name":"Another"'), '/body/name', 'once'],
    ['a name given twice, once escaped', added('"\\u006eame":"Another"'), '/body/name', 'once'],
    ['a name given twice deep inside', added('"x":{"y":[{},{"z":1,"z":2}]}'), '/body/x/y/1/z', 'once'],
    ['a NUL', named('"a\\u0000b"'), '/body/name', 'NUL'],
    ['a NUL in a name', added('"a\\u0000":1'), '/body', 'NUL'],
    ['half a surrogate pair', named('"\\uD800"'), '/body/name', 'surrogate'],
    ['the other half', named('"x\\uDC00y"'), '/body/name', 'surrogate'],
    ['the prototype', added('"__proto__":{"x":1}'), '/body', '__proto__'],
    ['a number that is too large to keep', added('"x":1e999'), '/body/x', 'smaller'],
    ['2^53', added('"x":9007199254740992'), '/body/x', 'smaller'],
    ['2^53 below 0', added('"x":[0,-9007199254740993]'), '/body/x/1', 'smaller'],
    ['21 levels', named(nested(20)), '/body/name/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0', '20 levels'],
    ['twenty thousand levels', nested(20_000), '/body/0/0', '20 levels'],
    ['thirty thousand values', added(`"x":[${'0,'.repeat(30_000)}0]`), '/body', '30,000 values'],
    ['fifteen thousand lists', added(`"x":[${'[],'.repeat(15_000)}[]]`), '/body', '30,000 values'],
    ['five hundred and one names', added(`"x":{${manyNames(501)}}`), '/body', '500 names'],
    ['half an object', valid().slice(0, -5), '/body', 'one JSON value'],
    ['two values', `${valid()}${valid()}`, '/body', 'one JSON value'],
    ['a comma at the end', valid().replace('}', ',}'), '/body', 'one JSON value'],
    ['NaN', added('"x":NaN'), '/body', 'one JSON value'],
    ['a comment', `${valid()}/* */`, '/body', 'one JSON value'],
    ['single quotes', "{'name':'x'}", '/body', 'one JSON value'],
    ['nothing', '', '/body', 'one JSON value'],
    ['null', 'null', '/body', 'object'],
    ['an array', '[]', '/body', 'object'],
    ['a number for a text', named('7'), '/body/name', 'string'],
    ['an object for a text', named('{"a":1}'), '/body/name', 'string'],
    ['an empty text', named('"  "'), '/body/name', 'Enter'],
    ['a text that is too long', named(`"${'a'.repeat(121)}"`), '/body/name', '120'],
    ['a choice that is none', valid().replace('march-or-procession', 'picnic'), '/body/eventType', 'Choose'],
  ])('%s is refused and the place is named', async (_what, body, pointer, words) => {
    await nothingStored(async () => {
      const problem = (await registerBytes(body)).problem()
      expect(problem).toMatchObject({ status: 400, code: 'malformed_request' })
      const said = problem.errors?.find((error) => error.pointer.startsWith(pointer))
      expect(said?.message, JSON.stringify(problem)).toContain(words)
    })
  })

  it('bytes that are no UTF-8 are refused', async () => {
    const [before, after] = valid().split('Larch')
    for (const bytes of [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82]]) {
      const body = Buffer.concat([Buffer.from(before ?? ''), Buffer.from(bytes), Buffer.from(after ?? '')])
      const problem = (await registerBytes(body)).problem()
      expect(problem.errors).toEqual([{ pointer: '/body', message: 'Send the text as UTF-8' }])
    }
  })

  it('a refusal repeats little of what was sent', async () => {
    const names = Array.from({ length: 5_000 }, (_, at) => `"${'x'.repeat(90)}${at}":1`)
    const answer = await registerBytes(added(names.join(',')))
    expect(answer.problem().status).toBe(400)
    expect(answer.text.length).toBeLessThan(2_000)
  })

  it('a megabyte is the most that is read', async () => {
    const padded = (bytes: number) => valid().padEnd(bytes, ' ')
    expect((await registerBytes(padded(1_048_576))).status).toBe(201)
    expect((await registerBytes(padded(1_048_577))).problem()).toMatchObject({
      status: 413,
      code: 'too_large',
    })
  })
})

describe('another type of content', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    'application/ld+json',
    'json',
    ';',
    '',
  ])('%j is refused', async (type) => {
    await nothingStored(async () => {
      expect((await registerBytes(valid(), type)).problem()).toMatchObject({
        status: 415,
        code: 'unsupported_media_type',
      })
    })
  })

  it('JSON with its only charset named is read', async () => {
    expect((await registerBytes(valid(), 'application/json; charset=utf-8')).status).toBe(201)
    expect((await registerBytes(valid(), 'Application/JSON;charset="UTF-8"')).status).toBe(201)
  })
})

describe('what would be ignored is refused', () => {
  it('a tier sent with the start of a review', async () => {
    const problem = (await force.lead.post(`/operations/${operationId}/reviews`, { tier: 0 })).problem()
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer: '/body' }] })
  })

  it('a query where none is asked', async () => {
    expect((await force.lead.get('/operations?force=kent')).problem().errors?.[0]?.pointer).toBe(
      '/querystring',
    )
    const posted = await force.lead.post('/operations?tier=0', newOperation())
    expect(posted.problem().errors?.[0]?.pointer).toBe('/querystring')
  })

  it('a filter given twice, or one that nobody knows', async () => {
    const twice = (await force.lead.get('/coverage?force=kent&force=kent')).problem()
    expect(twice.errors?.[0]?.pointer).toBe('/querystring/force')
    expect((await force.lead.get('/coverage?sort=name')).problem().errors?.[0]?.pointer).toBe('/querystring')
  })
})

describe('times at the ends of the calendar', () => {
  const far = [
    '0000-01-01T00:00',
    '0001-01-01T00:00',
    '0099-12-31T23:59',
    '1999-12-31T23:59',
    '9999-12-31T23:59',
  ]

  it.each(far)('%s is refused everywhere', async (time) => {
    const registered = await force.lead.post('/operations', newOperation({ plannedStartAt: time }))
    const answers = [
      registered,
      await force.lead.post(`/operations/${operationId}/times`, { startedAt: time, stoodDownAt: time }),
      await force.lead.post(
        `/operations/${operationId}/debriefs`,
        newDebrief({ heldFrom: time, heldTo: time }),
      ),
      await force.lead.get(`/coverage?from=${time.slice(0, 10)}`),
      await force.lead.get(`/coverage?to=${time.slice(0, 10)}`),
    ]
    for (const answer of answers) expect(answer.problem().status).toBe(400)
    expect(registered.problem().errors).toEqual([
      { pointer: '/body/plannedStartAt', message: 'Enter a year from 2000 to 2099' },
    ])
  })

  it('the first and the last day that are taken work', async () => {
    expect((await force.lead.get('/coverage?from=2000-01-01&to=2099-12-31')).status).toBe(200)
    expect((await force.lead.get('/coverage?to=2000-01-01')).status).toBe(200)
    const last = {
      plannedStartAt: '2099-12-31T23:59',
      plannedEndAt: null,
      startedAt: null,
      stoodDownAt: null,
    }
    expect((await force.lead.post('/operations', newOperation(last))).status).toBe(201)
  })

  it('in the hour that the clocks skip, the order is that of the moments, not of the letters', async () => {
    // 01:45 does not exist that night and counts as 02:45, which is after 02:15.
    const gap = { startedAt: '2026-03-29T01:45', stoodDownAt: '2026-03-29T02:15' }
    const problem = (await force.lead.post('/operations', newOperation(gap))).problem()
    expect(problem).toMatchObject({ code: 'answers_refused', errors: [{ pointer: '/body/stoodDownAt' }] })
  })
})

describe('answers that the form does not know', () => {
  it.each([
    ['an unknown field', { weather: 'Fine' }, '/body/answers', 'Leave out weather'],
    [
      'a field of every object',
      { constructor: 1, toString: 'x' },
      '/body/answers',
      'Leave out constructor, toString',
    ],
    ['the wrong type', { summary: { rich: true } }, '/body/answers/summary', 'Enter text'],
  ])('%s is refused and named', async (_what, answers, pointer, words) => {
    await nothingStored(async () => {
      const answer = await force.lead.put(`/reviews/${reviewId}/sections/operation`, {
        saveNumber: 0,
        answers,
      })
      expect(answer.problem().errors?.[0]).toMatchObject({ pointer, message: expect.stringContaining(words) })
    })
  })
})
