import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Database, embeddedDatabase } from '#server/db/connect.ts'
import { inContext } from '#server/db/context.ts'
import { openEmbedded } from '#server/db/embedded.ts'
import { type Queue, startQueue } from '#server/jobs/queue.ts'
import { prepareDatabase } from '#server/prepare-database.ts'
import { createTestDatabase } from '#test/support/database.ts'

async function createEmbedded(): Promise<Database> {
  const database = embeddedDatabase(await openEmbedded())
  await prepareDatabase(database)
  return database
}

describe.each([
  ['real PostgreSQL', createTestDatabase],
  ['the embedded database', createEmbedded],
])('the job queue on %s', (_name, create) => {
  let database: Database
  let queue: Queue
  const given: string[] = []
  let fail = 0

  beforeAll(async () => {
    database = await create()
    queue = await startQueue(database)
    await queue.work('make_packs', async ({ signOffId }) => {
      given.push(signOffId)
      if (fail-- > 0) throw new TypeError('an answer that nobody may read')
    })
  })
  afterAll(async () => {
    await queue.stop()
    await database.close()
  })

  const payload = (signOffId: string) => ({ forceId: 'north', signOffId })

  it('runs a job whose transaction commits, at once', async () => {
    await inContext(database.db, null, (tx) => queue.enqueue(tx, 'make_packs', payload('committed')))
    await vi.waitFor(() => expect(given).toContain('committed'), { timeout: 900 })
  })

  it('never runs a job whose transaction is rolled back', async () => {
    const undone = inContext(database.db, null, async (tx) => {
      await queue.enqueue(tx, 'make_packs', payload('rolled back'))
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    await inContext(database.db, null, (tx) => queue.enqueue(tx, 'make_packs', payload('after')))
    await vi.waitFor(() => expect(given).toContain('after'), { timeout: 3_000 })
    expect(given).not.toContain('rolled back')
  })

  it('tries a job again that failed, and keeps its message out of log and queue', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    fail = 1
    await inContext(database.db, null, (tx) => queue.enqueue(tx, 'make_packs', payload('twice')))
    await vi.waitFor(() => expect(given.filter((id) => id === 'twice')).toHaveLength(2), { timeout: 10_000 })
    const lines = logged.mock.calls.map(([line]) => String(line))
    logged.mockRestore()
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'error', event: 'job_failed', job: 'make_packs', attempt: 1, name: 'TypeError' },
    ])
    expect(lines.join()).not.toContain('an answer')
    expect(await queue.listFailed()).toEqual([])
  })

  it('keeps a job that failed for the last time, for people to see', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    fail = 2
    await inContext(database.db, null, (tx) => queue.enqueue(tx, 'make_packs', payload('hopeless')))
    await vi.waitFor(() => expect(given).toContain('hopeless'), { timeout: 3_000 })
    await vi.waitFor(
      async () => {
        const { numAffectedRows } = await sql`update pgboss.job set retry_limit = 0, start_after = now()
          where state = 'retry' and data ->> 'signOffId' = 'hopeless'`.execute(database.owner)
        expect(numAffectedRows).toBe(1n)
      },
      { timeout: 3_000 },
    )
    await vi.waitFor(async () => expect(await queue.listFailed()).toHaveLength(1), { timeout: 5_000 })
    logged.mockRestore()
    expect(await queue.listFailed()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        job: 'make_packs',
        payload: payload('hopeless'),
        failedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      },
    ])
  })
})
