import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policy } from '#server/access/policy.ts'
import { CoverageListReply } from '#shared/api/coverage.ts'
import { OperationsReply } from '#shared/api/operations.ts'
import { InboxReply } from '#shared/api/queries.ts'
import { type Entry, entriesSince, nowOf } from '#test/support/access-entries.ts'
import { addRecipient } from '#test/support/after-sending.ts'
import { type Answer, type Api, addPerson, type Client, send, startApi } from '#test/support/api.ts'
import { goEverywhere } from '#test/support/everywhere.ts'
import { addForce, FACTS, type Force, reach, register } from '#test/support/main-job.ts'
import { bodyOf, type Ids, listRoutes, type Route, urlOf } from '#test/support/routes-of-api.ts'
import { share } from '#test/support/shares.ts'
import { type Doing, SITUATIONS } from '#test/support/situations.ts'

let api: Api
let force: Force
let ids: Ids
let routes: Route[]
let neighbour: Client
let recipient: Client
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'dorset')
  neighbour = await addPerson(api, 'wiltshire', ['debrief_lead', 'gold_commander', 'force_administrator'])
  recipient = await addRecipient(api)
  ids = await goEverywhere(api, force, (place) => `Words for ${place}`)
  // Something waits for gold: a review to sign and a decision to confirm.
  await reach(api, force, 'with_gold', 2)
  routes = await listRoutes(api)
}, 60_000)
afterAll(() => api.close())

const nameOf = ({ name }: Route) => name.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1')
const rowOf = (route: Route) => policy[nameOf(route)]
const logging = () => routes.filter((route) => (rowOf(route)?.logs.length ?? 0) > 0)

/** What a route that succeeds is asked with: its situation, or the records that have been everywhere. */
async function doingOf(route: Route): Promise<Doing> {
  const situation = SITUATIONS[route.name]
  if (situation) return situation(api, force)
  if (route.name === 'PUT /api/v1/operations/{id}/facts') {
    const url = `/api/v1/operations/${await register(force)}/facts`
    return { client: force.lead, url, body: { saveNumber: 0, known: FACTS[1] } }
  }
  if (route.name === 'PUT /api/v1/reviews/{id}/sections/{section}') {
    const { reviewId } = await reach(api, force, 'draft')
    const url = `/api/v1/reviews/${reviewId}/sections/operation`
    return { client: force.lead, url, body: { saveNumber: 0, answers: {} } }
  }
  const who = rowOf(route)?.who
  if (who?.includes('recipient_officer') === true && !who.includes('debrief_lead')) {
    return { client: recipient, url: urlOf(route, ids), body: bodyOf(route, ids) }
  }
  const client = [force.lead, force.gold, force.administrator].find(
    (_client, at) =>
      who === 'signed_in' ||
      who?.includes((['debrief_lead', 'gold_commander', 'force_administrator'] as const)[at] ?? 'auditor'),
  )
  return { client: client ?? force.lead, url: urlOf(route, ids), body: bodyOf(route, ids) }
}

function ask({ method }: Route, { client, url, body, headers }: Doing): Promise<Answer> {
  const key = method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
  return send(api, { method, url, body, headers: { ...client.headers, ...key, ...headers } })
}

/** The review that each submission is of. */
const reviewOf = new Map<string, string>()
async function readReviewsOfSubmissions(): Promise<void> {
  const rows = await api.database.owner.selectFrom('submission').select(['id', 'review_id']).execute()
  for (const { id, review_id } of rows) reviewOf.set(id, review_id)
}

type Subjects = Partial<
  Record<'operation' | 'review' | 'series' | 'person' | 'coverage' | 'access_log', unknown[]>
>
type Done = { doing: Doing; answer: Answer; id: string }

const made = ({ answer }: Done): string => JSON.parse(answer.text).id
const asked = ({ doing }: Done) => doing.body as Record<string, string>
const shown = (answer: Answer) => answer.read(OperationsReply).rows.map(({ moments }) => moments.operationId)

/** What is touched where that is more or other than the one record that the address names. */
const SUBJECTS: Record<string, (done: Done) => Subjects> = {
  'GET /operations': ({ answer }) => ({ operation: shown(answer) }),
  'POST /operations': (done) => ({ operation: [made(done)] }),
  'POST /operations/:id/mark-duplicate': (done) => ({ operation: [done.id, asked(done).duplicateOf] }),
  'POST /operations/:id/reviews': (done) => ({ operation: [done.id], review: [made(done)] }),
  'POST /operations/:id/join-series': (done) => ({ operation: [done.id], series: [asked(done).seriesId] }),
  'POST /operations/:id/leave-series': ({ id }) => ({ operation: [id], series: [expect.any(String)] }),
  'GET /series': ({ answer }) => ({
    series: (JSON.parse(answer.text) as { series: { id: string }[] }).series.map((each) => each.id),
  }),
  'GET /series/:id': ({ id }) => ({ series: [id], operation: [ids.operation] }),
  'POST /series': (done) => ({ series: [made(done)] }),
  'GET /sign-off': ({ answer }) => {
    const { waiting, decisions } = JSON.parse(answer.text) as Record<string, Record<string, string>[]>
    return {
      review: waiting?.map(({ reviewId }) => reviewId) ?? [],
      operation: decisions?.map(({ operationId }) => operationId) ?? [],
    }
  },
  'GET /inbox': ({ answer }) => ({
    review: [...new Set(answer.read(InboxReply).packs.map(({ id }) => reviewOf.get(id)))],
  }),
  'GET /inbox/:id': ({ id }) => ({ review: [reviewOf.get(id)] }),
  'GET /inbox/:id/:kind': ({ id }) => ({ review: [reviewOf.get(id)] }),
  'POST /inbox/:id/acknowledge': ({ id }) => ({ review: [reviewOf.get(id)] }),
  'POST /inbox/:id/queries': ({ id }) => ({ review: [reviewOf.get(id)] }),
  'POST /inbox/:id/queries/:query/close': ({ id }) => ({ review: [reviewOf.get(id)] }),
  'GET /coverage': () => ({ coverage: [] }),
  'GET /coverage/list': ({ answer }) => ({
    operation: answer.read(CoverageListReply).rows.map(({ operationId }) => operationId),
  }),
  'GET /access': () => ({ access_log: [] }),
  'GET /access/own': () => ({ access_log: [] }),
  'GET /access/force': () => ({ access_log: [] }),
}

/** Another force where an operation is shared with it; the recipient everywhere else. */
const recipientOf = ({ doing }: Done) =>
  doing.url.endsWith('/shares') ? (doing.body as { forceId: string }).forceId : 'npocc'

const KIND_OF: Record<string, keyof Subjects> = {
  operations: 'operation',
  reviews: 'review',
  series: 'series',
  people: 'person',
}

function expectedOf(route: Route, done: Done): Entry[] {
  const name = nameOf(route)
  const kind = KIND_OF[name.split('/')[1] ?? '']
  const subjects = SUBJECTS[name]?.(done) ?? (kind ? { [kind]: [done.id] } : {})
  const named = Object.entries(subjects)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .filter(([of, some]) => some.length > 0 || /coverage|log/.test(of))
  return (rowOf(route)?.logs ?? []).flatMap((did) =>
    named.map(([of, some]) => ({
      person: done.doing.client.personId,
      organisation: done.doing.client.organisationId,
      did,
      route: name,
      force: 'dorset',
      kind: of,
      ids: (some as string[]).every((id) => typeof id === 'string')
        ? (some as string[]).toSorted()
        : (some as string[]),
      recipient: did === 'disclosure' ? recipientOf(done) : null,
    })),
  )
}

/** Calls a route once. Gives what the log has of it and what it should have. */
async function callOnce(route: Route): Promise<{ found: Entry[]; expected: Entry[] }> {
  const doing = await doingOf(route)
  const before = await nowOf(api)
  const answer = await ask(route, doing)
  await readReviewsOfSubmissions()
  expect(answer.status, `${route.name}: ${answer.text.slice(0, 300)}`).toBeLessThan(300)
  const id = /\/([0-9a-f-]{36})/.exec(doing.url)?.[1] ?? ''
  return { found: await entriesSince(api, before), expected: expectedOf(route, { doing, answer, id }) }
}

/** While it runs, the log's rows are lost on their way or refused. */
async function withoutLog<T>(how: 'lost' | 'refused', work: () => Promise<T>): Promise<T> {
  const { owner } = api.database
  const body = how === 'lost' ? 'return null;' : `raise exception 'no room';`
  await sql
    .raw(`create function spoil() returns trigger language plpgsql as $$ begin ${body} end $$`)
    .execute(owner)
  await sql`create trigger spoil before insert on access_log for each row execute function spoil()`.execute(
    owner,
  )
  try {
    return await work()
  } finally {
    await sql`drop trigger spoil on access_log`.execute(owner)
    await sql`drop function spoil()`.execute(owner)
  }
}

describe('every route of the API, called once', () => {
  it('gives exactly the entries that its row declares: who, what, whose, which and to whom', async () => {
    expect(logging().length).toBeGreaterThan(35)
    const called = []
    for (const route of logging()) called.push({ route: route.name, ...(await callOnce(route)) })
    expect(called.filter(({ expected }) => expected.length === 0)).toEqual([])
    expect(called.map(({ route, found }) => ({ route, found }))).toEqual(
      called.map(({ route, expected }) => ({ route, found: expected })),
    )
  }, 120_000)

  it('gives none where its row declares none', async () => {
    const silent = routes.filter(({ method, ...route }) => {
      const row = rowOf({ method, ...route })
      return method === 'GET' && row?.who !== 'anyone' && row?.logs.length === 0
    })
    expect(silent.length).toBeGreaterThan(5)
    const before = await nowOf(api)
    for (const route of silent) await ask(route, { client: force.administrator, url: urlOf(route, ids) })
    expect(await entriesSince(api, before)).toEqual([])
  })

  it('the control: with the entries lost on their way, no route is as declared', async () => {
    const alike = await withoutLog('lost', async () => {
      const same: string[] = []
      for (const route of logging().filter(({ method }) => method !== 'POST')) {
        const { found, expected } = await callOnce(route)
        if (found.length === expected.length) same.push(route.name)
      }
      return same
    })
    expect(alike).toEqual([])
  })
})

describe('a request that does nothing', () => {
  it('because it is refused leaves no entry', async () => {
    const before = await nowOf(api)
    for (const route of logging().filter(({ path }) => path.includes('{id}'))) {
      const doing = { client: neighbour, url: urlOf(route, ids), body: bodyOf(route, ids) }
      expect((await ask(route, doing)).status, route.name).toBeGreaterThanOrEqual(400)
    }
    expect((await force.lead.post(`/reviews/${ids.review}/recall`)).problem().code).toBe('action_refused')
    expect((await force.contributor.get('/coverage')).status).toBe(403)
    expect(await entriesSince(api, before)).toEqual([])
  })

  it('because its answer is given again leaves the first entry alone', async () => {
    const route = routes.find(({ name }) => name === 'POST /api/v1/operations') as Route
    const doing = { ...(await doingOf(route)), headers: { 'idempotency-key': randomUUID() } }
    const before = await nowOf(api)
    expect(await ask(route, doing)).toMatchObject({ status: 201 })
    expect(await ask(route, doing)).toMatchObject({ status: 201 })
    expect(await entriesSince(api, before)).toHaveLength(1)
  })

  it('because it cannot be logged is undone', async () => {
    const rows = () => api.database.owner.selectFrom('operation').select('id').execute()
    const [known, before] = [(await rows()).length, await nowOf(api)]
    await withoutLog('refused', async () => {
      const route = routes.find(({ name }) => name === 'POST /api/v1/operations') as Route
      expect((await ask(route, await doingOf(route))).status).toBe(500)
      expect((await force.lead.get(`/reviews/${ids.review}`)).status).toBe(500)
    })
    expect((await rows()).length).toBe(known)
    expect(await entriesSince(api, before)).toEqual([])
  })
})

describe('what another force is shown', () => {
  it('is found by the force that leads it, with the reader’s own organisation', async () => {
    const { operationId, reviewId } = await reach(api, force, 'draft')
    await share(force.lead, operationId, 'wiltshire')
    const before = await nowOf(api)
    expect((await neighbour.get(`/reviews/${reviewId}`)).status).toBe(200)
    expect(await entriesSince(api, before)).toMatchObject([
      {
        person: neighbour.personId,
        organisation: 'wiltshire',
        force: 'dorset',
        kind: 'review',
        ids: [reviewId],
      },
    ])
  })
})

describe('coverage', () => {
  it('read over several forces is found by each of them, and by none whose rows were not shown', async () => {
    const other = await addForce(api, 'gloucestershire')
    const operation = await register(other)
    const officer = await addPerson(api, 'npocc', ['recipient_officer'])
    const before = await nowOf(api)
    const list = (await officer.get('/coverage/list?figure=registered')).read(CoverageListReply)
    const entries = await entriesSince(api, before)
    expect(entries.map((entry) => entry.force)).toEqual(['dorset', 'gloucestershire'])
    expect(entries[1]).toMatchObject({ organisation: 'npocc', kind: 'operation', ids: [operation] })
    expect(entries.flatMap((entry) => entry.ids)).toHaveLength(list.rows.length)
  })
})
