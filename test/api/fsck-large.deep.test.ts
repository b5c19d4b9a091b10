import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import type { Tx } from '#server/db/types.ts'
import { inSnapshot } from '#server/fsck/in-snapshot.ts'
import { type Api, startApi } from '#test/support/api.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { addLargeReview } from '#test/support/large-force.ts'
import { addForce } from '#test/support/main-job.ts'
import { runToEnd } from '#test/support/running-app.ts'

const FSCK = fileURLToPath(new URL('../../server/fsck.ts', import.meta.url))
const FORCE = 'durham'
/** Nothing here is left to chance: how much, and what the check may use of it. */
const REVISIONS = Number(process.env.FSCK_REVISIONS ?? 100)
const MORE = 300_000
const HEAP_MIB = 96

describe('npm run fsck on a force with many documents', () => {
  let database: TestDatabase
  let api: Api
  let documents: number
  beforeAll(async () => {
    database = await createTestDatabase()
    api = await startApi({ database })
    const force = await addForce(api, FORCE)
    documents = await addLargeReview(api, force, { revisions: REVISIONS, more: MORE })
  }, 300_000)
  afterAll(() => api.close())

  it('comes to its end with a fraction of the memory that they take', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'fsck-large-'))
    const started = performance.now()
    const ended = await runToEnd(
      {
        DATABASE_URL: database.serviceUrl,
        DATA_DIR: dataDir,
        NODE_OPTIONS: `--max-old-space-size=${HEAP_MIB}`,
      },
      FSCK,
    )
    await rm(dataDir, { recursive: true })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `${(documents / 2 ** 20).toFixed(0)} MiB of documents, ${HEAP_MIB} MiB of heap, ${seconds} s: ${ended.stdout}`,
    )
    expect(documents).toBeGreaterThan(2 * HEAP_MIB * 2 ** 20)
    expect(ended).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('Everything is whole.'),
    })
    expect(ended.stdout).toContain(`${REVISIONS + 1} revisions, ${REVISIONS + 1} sign-offs`)
  })

  it('goes on where one statement takes longer than a request may, which the control does not', async () => {
    const slow = (tx: Tx) => sql`select pg_sleep(5.5)`.execute(tx)
    await expect(inSnapshot(database.db, FORCE, slow)).resolves.toBeDefined()
    await expect(inContext(database.db, { jobForceId: FORCE }, slow)).rejects.toThrow('statement timeout')
  })
})
