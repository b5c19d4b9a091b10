import { createHash, createHmac, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secretFor } from '#server/signing/signing-key.ts'
import { type Api, type Client, checkpointPlace, KEY, send, signIn, startApi } from '#test/support/api.ts'
import { addForce, type Force, newOperation, register, viewOperation } from '#test/support/main-job.ts'
import { listRoutes, WITHOUT_KEY } from '#test/support/routes-of-api.ts'
import { fingerprint, holdTables, untilWaiting } from '#test/support/rows.ts'
import { type Doing, SITUATIONS } from '#test/support/situations.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'bedfordshire')
})
afterAll(() => api.close())

function ask(
  { client, url, body, headers }: Doing,
  key: string | undefined,
  other: Partial<Doing> = {},
  service = api,
) {
  return send(service, {
    method: 'POST',
    url: other.url ?? url,
    body: 'body' in other ? other.body : body,
    headers: { ...(other.client ?? client).headers, ...headers, ...other.headers, 'idempotency-key': key },
  })
}

async function keysOf({ personId }: Client): Promise<number> {
  const rows = await api.database.owner
    .selectFrom('idempotency_key')
    .select('key')
    .where('person_id', '=', personId)
    .execute()
  return rows.length
}

it('every POST of the API is either exempt or has a situation here in which it succeeds', async () => {
  const posts = (await listRoutes(api)).filter(
    ({ method, name }) => method === 'POST' && !WITHOUT_KEY.test(name),
  )
  expect(posts.map(({ name }) => name).sort()).toEqual(Object.keys(SITUATIONS).sort())
})

describe.each(Object.entries(SITUATIONS))('%s', (_name, situation) => {
  it('needs a key, waits for its twin, answers again what it answered, and refuses another request', async () => {
    const doing = await situation(api, force)
    const key = randomUUID()
    const before = await fingerprint(api.database)

    expect((await ask(doing, undefined)).problem().code).toBe('idempotency_key_missing')
    expect((await ask(doing, 'not-a-uuid')).problem().code).toBe('idempotency_key_missing')

    const hold = await holdTables(api.database, ['operation', 'review', 'series', 'series_event'])
    const first = ask(doing, key)
    await untilWaiting(api.database)
    const twin = (await ask(doing, key)).problem()
    await hold.release()
    expect(twin).toMatchObject({ status: 409, code: 'still_running' })

    const done = await first
    expect(done.status, done.text).toBeLessThan(300)
    const after = await fingerprint(api.database)
    expect(after).not.toEqual(before)

    const replayed = await ask(doing, key)
    expect({ status: replayed.status, text: replayed.text }).toEqual({ status: done.status, text: done.text })
    expect((await ask(doing, key.toUpperCase())).text).toBe(done.text)
    const other = await ask(doing, key, { body: doing.another ?? {} })
    expect(other.problem()).toMatchObject({ status: 422, code: 'key_reused' })
    expect(await fingerprint(api.database)).toEqual(after)
  })
})

describe('a key', () => {
  it('is one person’s: another person with the same key does a thing of their own', async () => {
    const key = randomUUID()
    const mine: Doing = { client: force.lead, url: '/api/v1/operations', body: newOperation() }
    const theirs = { client: force.otherLead, body: newOperation() }
    const [one, other] = [await ask(mine, key), await ask(mine, key, theirs)]
    expect([one.status, other.status]).toEqual([201, 201])
    expect(one.text).not.toBe(other.text)
  })

  it('is one organisation’s: in another, the same person is never given what they did in the first', async () => {
    const { personId } = force.lead
    const role = { organisation_id: 'suffolk', person_id: personId, role: 'debrief_lead' as const }
    await api.database.owner.insertInto('role_grant').values(role).execute()
    const elsewhere = await signIn(api, { personId, organisationId: 'suffolk', name: 'The same lead' })
    const doing: Doing = { client: force.lead, url: '/api/v1/operations', body: newOperation() }
    const key = randomUUID()
    expect((await ask(doing, key)).status).toBe(201)
    const other = await ask(doing, key, { client: elsewhere })
    expect(other.problem()).toMatchObject({ status: 422, code: 'key_reused' })
  })

  it('is one address’s, however that is spelt', async () => {
    const [id, second] = [await register(force), await register(force)]
    const body = { startedAt: '2026-03-02T08:00', stoodDownAt: '2026-03-02T18:00' }
    const key = randomUUID()
    const doing: Doing = { client: force.lead, url: `/api/v1/operations/${id}/times`, body }
    const done = await ask(doing, key)
    const again = await ask(doing, key, { url: `/%61pi/v1/operations/${id.toUpperCase()}/times` })
    expect(again.text).toBe(done.text)
    const elsewhere = await ask(doing, key, { url: `/api/v1/operations/${second}/times` })
    expect(JSON.parse(elsewhere.text)).toEqual({ id: second })
    const { rows } = await sql`select 1 from audit_event where payload::json->>'operation' = ${id}
      and payload::json->>'action' = 'record_times'`.execute(api.database.owner)
    expect(rows).toHaveLength(1)
  })

  it('of a refused request is free for the next try', async () => {
    const taken = newOperation()
    await force.lead.post('/operations', taken)
    const doing: Doing = { client: force.otherLead, url: '/api/v1/operations', body: taken }
    const [key, kept] = [randomUUID(), await keysOf(force.otherLead)]
    expect((await ask(doing, key)).problem().code).toBe('reference_taken')
    expect(await keysOf(force.otherLead)).toBe(kept)
    expect((await ask(doing, key, { body: newOperation() })).status).toBe(201)
    expect(await keysOf(force.otherLead)).toBe(kept + 1)
  })

  it('is stored with what it did or not at all: where it cannot be kept, nothing was done', async () => {
    const { owner } = api.database
    const before = await fingerprint(api.database)
    await sql`alter table idempotency_key add constraint full_disk check (false) not valid`.execute(owner)
    const answer = await ask(
      { client: force.lead, url: '/api/v1/operations', body: newOperation() },
      randomUUID(),
    )
    await sql`alter table idempotency_key drop constraint full_disk`.execute(owner)
    expect(answer.problem()).toMatchObject({ status: 500, code: 'unexpected' })
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('is known to every process that holds the service’s key, and to none that holds another', async () => {
    const doing: Doing = { client: force.lead, url: '/api/v1/operations', body: newOperation() }
    const key = randomUUID()
    const done = await ask(doing, key)
    const { database, queue } = api
    const twin = await startApi({ database, queue })
    expect((await ask(doing, key, {}, twin)).text).toBe(done.text)
    const stranger = await startApi({ database, queue, key: (await checkpointPlace()).key })
    expect((await ask(doing, key, {}, stranger)).problem().code).toBe('key_reused')
    await Promise.all([twin.app.close(), stranger.app.close()])
  })

  it('leaves nothing in its table by which somebody who reads it could test a guess of what was sent', async () => {
    const { personId } = force.lead
    const body = newOperation()
    const key = randomUUID()
    await ask({ client: force.lead, url: '/api/v1/operations', body }, key)
    const row = [personId, 'bedfordshire', 'post /api/v1/operations {}', key]
    const { rows } = await sql<{ kept: string }>`select body_digest as kept from idempotency_key
      where key = ${key}`.execute(api.database.owner)
    const guesses = [[body, ''], [...row, body, ''], [body]].map((each) => JSON.stringify(each))
    for (const guess of guesses) {
      expect(rows[0]?.kept).not.toBe(createHash('sha256').update(guess).digest('hex'))
    }
    // The control: with the secret the second guess is the one.
    const secret = secretFor('idempotency-key', KEY)
    expect(rows[0]?.kept).toBe(
      createHmac('sha256', secret)
        .update(guesses[1] ?? '')
        .digest('hex'),
    )
  })

  it('has one effect in two hundred tries at once', async () => {
    const doing: Doing = { client: force.lead, url: '/api/v1/operations', body: newOperation() }
    const key = randomUUID()
    const answers: { status: number; text: string }[] = []
    for (let round = 0; round < 20; round++) {
      answers.push(...(await Promise.all(Array.from({ length: 10 }, () => ask(doing, key)))))
    }
    const done = answers.filter(({ status }) => status === 201)
    expect(new Set(done.map(({ text }) => text)).size).toBe(1)
    expect(done.length).toBeGreaterThanOrEqual(19)
    const others = answers.filter(({ status }) => status !== 201).map(({ text }) => JSON.parse(text).code)
    expect([...new Set(others)].filter((code) => code !== 'still_running')).toEqual([])
    const { id } = JSON.parse(done[0]?.text ?? '')
    expect((await viewOperation(force.lead, id)).reference).toBe(
      (doing.body as { reference: string }).reference,
    )
  })
})
