import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { startQueue } from '#server/jobs/queue.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const worker = fileURLToPath(new URL('../support/hanging-worker.ts', import.meta.url))

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

it('a job whose worker was killed is taken up by another within a minute', async () => {
  const queue = await startQueue(database)
  const payload = { forceId: 'north', signOffId: 'taken up' }
  await inContext(database.db, null, (tx) => queue.enqueue(tx, 'make_packs', payload))
  const child = spawn(process.execPath, [worker, database.serviceUrl])
  expect(String(await once(child.stdout, 'data'))).toBe('taken up\n')
  child.kill('SIGKILL')

  const given: string[] = []
  await queue.work('make_packs', async ({ signOffId }) => {
    given.push(signOffId)
  })
  await vi.waitFor(() => expect(given).toEqual(['taken up']), { timeout: 60_000, interval: 200 })
  await queue.stop()
})
