import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CoverageListReply } from '#shared/api/coverage.ts'
import { OperationReply } from '#shared/api/operations.ts'
import { FIGURE_IDS } from '#shared/coverage/measures.ts'
import { type Answer, type Api, addPerson, type Client, send, startApi } from '#test/support/api.ts'
import { atOnce } from '#test/support/at-once.ts'
import { goEverywhere } from '#test/support/everywhere.ts'
import { addForce, answersAt, type Force } from '#test/support/main-job.ts'
import { bodyOf, type Ids, listRoutes, type Route, unknownIds, urlOf } from '#test/support/routes-of-api.ts'
import { fingerprint } from '#test/support/rows.ts'

let api: Api
let force: Force
let routes: Route[]
let ids: Ids
const outsiders: Record<string, Client> = {}

const SECRET = 'CANARY'
const written: string[] = []
/** Words that are like no others, for one place where someone types. */
function secret(where: string): string {
  written.push(`${SECRET} ${where} ${written.length}.`)
  return written.at(-1) ?? ''
}
const answeredSections = Object.keys(answersAt(3))

beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'surrey')
  ids = await goEverywhere(api, force, secret)
  routes = await listRoutes(api)
  outsiders.neighbour = await addPerson(api, 'sussex', [
    'debrief_lead',
    'contributor',
    'gold_commander',
    'force_administrator',
  ])
  outsiders.auditor = await addPerson(api, 'surrey-oversight', ['auditor'])
  outsiders.recipient = await addPerson(api, 'npocc', ['recipient_officer'])
}, 40_000)
afterAll(() => api.close())

const KEYS: Record<string, string> = {}

function ask(route: Route, client: Client, of: Ids, more: Record<string, string> = {}): Promise<Answer> {
  // The same key and body for both, so that the two requests differ in their ids alone.
  KEYS[route.name] ??= randomUUID()
  const key = route.method === 'POST' ? { 'idempotency-key': KEYS[route.name] } : {}
  return send(api, {
    method: route.method,
    url: urlOf(route, of),
    headers: { ...client.headers, ...key, 'if-match': '"1-x"', ...more },
    body: bodyOf(route, ids),
  })
}

/** All that an outsider could tell two answers apart by; the number of the request is new in each. */
function seenOf({ status, headers, text }: Answer) {
  const { date: _date, ...rest } = headers
  return { status, headers: rest, body: text.replace(/"number":"[^"]*"/, '"number":""') }
}

const withIds = () =>
  routes.filter(({ path }) => /\/(operations|reviews|series|people|acting-golds)\/\{id\}/.test(path))

describe.each(['neighbour', 'auditor', 'recipient'])('to the %s', (who) => {
  it('every id of another force is like one that nothing has', async () => {
    const before = await fingerprint(api.database)
    const client = outsiders[who] as Client
    expect(withIds().length).toBeGreaterThan(25)
    for (const route of withIds()) {
      const [real, unknown] = [await ask(route, client, ids), await ask(route, client, unknownIds())]
      expect({ route: route.name, ...seenOf(real) }).toEqual({ route: route.name, ...seenOf(unknown) })
      expect(real.status, route.name).toBe(who === 'neighbour' ? 404 : 403)
    }
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('nor does a tag, a range or a validator tell the two apart', async () => {
    const client = outsiders[who] as Client
    const revision = routes.find(
      ({ name }) => name === 'GET /api/v1/reviews/{id}/revisions/{revision}',
    ) as Route
    const { headers } = await ask(revision, force.gold, ids)
    for (const more of [
      { 'if-none-match': String(headers.etag) },
      { 'if-match': '*' },
      { range: 'bytes=0-1' },
    ]) {
      const [real, unknown] = [
        await ask(revision, client, ids, more),
        await ask(revision, client, unknownIds(), more),
      ]
      expect(seenOf(real)).toEqual(seenOf(unknown))
    }
  })
})

describe('a reference, which people read out and write on paper,', () => {
  /** Every route of the running service whose address holds ids of records. */
  const withRecords = () =>
    routes.filter(({ parameters }) => parameters.some((each) => each.in === 'path' && isId(each)))
  const isId = ({ schema }: Route['parameters'][number]) => schema.format === 'uuid'
  const everyId = (value: string): Ids => ({
    ...ids,
    ...Object.fromEntries(Object.keys(unknownIds()).map((name) => [name, value])),
    others: [],
  })

  it('fetches nothing in the place of an id, not even for those whose record it is', async () => {
    const own = (await force.lead.get(`/operations/${ids.operation}`)).read(OperationReply)
    const reference = encodeURIComponent(own.reference)
    const everybody = [force.lead, force.gold, force.contributor, force.administrator]
    const before = await fingerprint(api.database)
    expect(withRecords().length).toBeGreaterThan(40)
    for (const client of [...everybody, ...Object.values(outsiders)]) {
      for (const route of withRecords()) {
        const [named, unknown] = [
          await ask(route, client, everyId(reference)),
          await ask(route, client, unknownIds()),
        ]
        expect({ route: route.name, ...seenOf(named) }).toEqual({ route: route.name, ...seenOf(unknown) })
        expect([403, 404], route.name).toContain(named.status)
      }
    }
    expect(await fingerprint(api.database)).toEqual(before)
  })
})

it('the control: to the force itself its ids are not like unknown ones', async () => {
  const alike: string[] = []
  for (const route of withIds().filter(({ method }) => method === 'GET')) {
    const [own, unknown] = [await ask(route, force.lead, ids), await ask(route, force.lead, unknownIds())]
    if (own.status === unknown.status) alike.push(route.name)
  }
  expect(alike).toEqual([])
})

/** Everything that anyone can read: each GET route with the real ids, and coverage by every figure and filter. */
async function crawl(client: Client): Promise<Map<string, Answer>> {
  const gets = routes.filter(({ method }) => method === 'GET')
  const filters = ['tier=3', 'force=surrey', 'eventType=march-or-procession', 'sort=place', 'figure=place']
  const paths = [
    ...[1, 2, 3].map((revision) => `/reviews/${ids.review}/revisions/${revision}`),
    ...answeredSections.map((section) => `/reviews/${ids.review}/sections/${section}`),
    ...ids.others.map((review) => `/reviews/${review}/history`),
    ...FIGURE_IDS.map((figure) => `/coverage/list?figure=${figure}&from=2020-01-01&to=2090-01-01`),
    ...filters.map((query) => `/coverage?${query}`),
  ]
  const pages = [
    ...(await atOnce(gets, async (route) => [route.path, await ask(route, client, ids)] as const)),
    ...(await atOnce(paths, async (path) => [path, await client.get(path)] as const)),
  ]
  return new Map(pages)
}

const leaking = (pages: Map<string, Answer>) =>
  [...pages]
    .filter(([, { text, headers }]) => `${text}${JSON.stringify(headers)}`.includes(SECRET))
    .map(([page]) => page)

describe('of what is typed in a review', () => {
  it('nothing is in any answer to the auditor of the force, who reads coverage and reference alone', async () => {
    const pages = await crawl(outsiders.auditor as Client)
    expect(leaking(pages)).toEqual([])
    const open = [...pages].filter(([page, { status }]) => page.startsWith('/api/') && status === 200)
    expect(open.map(([page]) => page).sort()).toEqual([
      '/api/v1/access',
      '/api/v1/access/own',
      '/api/v1/coverage',
      '/api/v1/coverage/list',
      '/api/v1/current',
      '/api/v1/demonstration/people',
      '/api/v1/form-definitions/{id}/{version}',
      '/api/v1/people',
      '/api/v1/rules',
      '/api/v1/rules/{id}/{version}',
      '/api/v1/schemas/exchange/1.0.0',
      '/api/v1/session',
      '/api/v1/sessions',
      '/api/v1/sign-in',
    ])
    const list = [...pages]
      .find(([page]) => page.includes('figure=all_registered&'))?.[1]
      .read(CoverageListReply)
    expect(list?.rows.find(({ operationId }) => operationId === ids.operation)?.name).toBe('Operation Larch')
  })

  it('nothing is in any answer to a neighbour', async () => {
    expect(leaking(await crawl(outsiders.neighbour as Client))).toEqual([])
  })

  it('the recipient finds the questions about what it was sent and the answer, and no reason of the force', async () => {
    const pages = await crawl(outsiders.recipient as Client)
    expect(leaking(pages)).toEqual(['/api/v1/inbox/{id}'])
    const text = pages.get('/api/v1/inbox/{id}')?.text ?? ''
    const found = written
      .filter((words) => text.includes(words))
      .map((words) => words.split(' ').slice(1, -1))
    expect(found.map((words) => words.join(' ')).sort()).toEqual([
      'answered question',
      'closed question',
      'explanation',
      'open question',
    ])
  })

  it('the control: the people of the force find it where they read the review', async () => {
    const administered = await force.administrator.get('/administration/people')
    const pages = [...(await crawl(force.lead)).values(), ...(await crawl(force.gold)).values()]
    const read = [...pages, administered].map(({ text }) => text)
    expect(written.length).toBeGreaterThan(100)
    const unread = written.filter((words) => !read.some((text) => text.includes(words)))
    expect(unread).toEqual([])
  })
})

describe('coverage', () => {
  it('of a force is for its own people, its oversight body and the recipient', async () => {
    const statuses = async (client: Client) =>
      Promise.all(
        ['', '?force=surrey', '?force=sussex', '?force=nowhere'].map(
          async (query) => (await client.get(`/coverage${query}`)).status,
        ),
      )
    expect(await statuses(outsiders.auditor as Client)).toEqual([200, 200, 404, 404])
    expect(await statuses(outsiders.neighbour as Client)).toEqual([200, 404, 200, 404])
    expect(await statuses(outsiders.recipient as Client)).toEqual([200, 200, 200, 404])
    expect(await statuses(force.contributor)).toEqual([403, 403, 403, 403])
  })
})
