import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { connectToServer } from '#server/db/connect.ts'
import { inContext } from '#server/db/context.ts'
import { type Api, send, startApi } from '#test/support/api.ts'
import { addForce, FACTS, type Force, register, saveFacts } from '#test/support/main-job.ts'
import { fingerprint, holdTables, untilWaiting } from '#test/support/rows.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'cleveland')
})
afterAll(() => api.close())

const busy = { status: 503, code: 'busy' }

it('a lock that is not let go is waited for two seconds, and the answer says when to try again', async () => {
  const id = await register(force)
  const before = await fingerprint(api.database)
  const hold = await holdTables(api.database, ['operation'])
  const asked = performance.now()
  const answer = await force.lead.put(`/operations/${id}/facts`, { saveNumber: 0, known: FACTS[1] })
  const waited = performance.now() - asked
  await hold.release()
  expect(answer.problem()).toMatchObject(busy)
  expect(answer.headers['retry-after']).toBe('3')
  expect(waited).toBeGreaterThan(1_900)
  expect(await fingerprint(api.database)).toEqual(before)
  expect(await saveFacts(force.lead, id, FACTS[1])).toMatchObject({ saveNumber: 1 })
})

it('a connection that the database ends in the middle leaves nothing behind, and the next request works', async () => {
  const id = await register(force)
  const before = await fingerprint(api.database)
  const hold = await holdTables(api.database, ['operation'])
  const asked = force.lead.put(`/operations/${id}/facts`, { saveNumber: 0, known: FACTS[1] })
  await untilWaiting(api.database)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(api.database.owner)
  const answer = await asked
  await hold.release()
  expect(answer.problem()).toMatchObject(busy)
  expect(await fingerprint(api.database)).toEqual(before)
  expect(await saveFacts(force.lead, id, FACTS[1])).toMatchObject({ saveNumber: 1 })
})

it('while nobody lets a connection go, the next request waits two seconds and is told when to try again', async () => {
  const { promise: letGo, resolve } = Promise.withResolvers<void>()
  let began = 0
  const holding = Array.from({ length: 10 }, () =>
    inContext(api.database.db, null, () => {
      began++
      return letGo
    }),
  )
  await vi.waitFor(() => expect(began).toBe(10), { timeout: 10_000 })
  const asked = performance.now()
  const answer = await force.lead.get('/operations')
  const waited = performance.now() - asked
  resolve()
  await Promise.all(holding)
  expect(answer.problem()).toMatchObject(busy)
  expect(answer.headers['retry-after']).toBe('3')
  expect(waited).toBeGreaterThan(1_900)
  expect((await force.lead.get('/operations')).status).toBe(200)
})

it('a database that is away is a service that is busy, not one that is broken', async () => {
  const nowhere = connectToServer('postgres://nobody@127.0.0.1:1/nothing')
  const away = await startApi({
    database: { ...api.database, db: nowhere.db, close: nowhere.close },
    queue: api.queue,
  })
  const ready = await send(away, { method: 'GET', url: '/readyz' })
  expect(ready.problem()).toMatchObject(busy)
  expect((await send(away, { method: 'GET', url: '/healthz' })).status).toBe(200)
  await away.app.close()
  await nowhere.close()
})
