import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import type { Db } from '#server/db/types.ts'
import { readAnchor } from '#server/fsck/check-anchor.ts'
import { checkForce } from '#server/fsck/check-force.ts'
import { type CheckpointPlace, makeCheckpoints } from '#server/jobs/make-checkpoints.ts'
import { keySet, makeKey, readSigningKey } from '#server/signing/signing-key.ts'
import { type Api, checkpointPlace, startApi } from '#test/support/api.ts'
import { addForce, type Force, register } from '#test/support/main-job.ts'

const FORCE = 'durham'

/** The same database, where nobody waits for the lock of a file. */
function unlocked(db: Db): Db {
  return db.withPlugin({
    transformQuery: ({ node }) =>
      node.kind === 'RawNode' && node.sqlFragments[0]?.includes('pg_advisory_xact_lock')
        ? sql`select 1`.toOperationNode()
        : node,
    transformResult: async ({ result }) => result,
  })
}

describe('checkpoints', () => {
  let api: Api
  let force: Force
  let place: CheckpointPlace
  beforeAll(async () => {
    api = await startApi()
    force = await addForce(api, FORCE)
    place = await checkpointPlace()
    await register(force)
  })
  afterAll(() => api.close())

  const make = (more: Partial<CheckpointPlace> = {}) =>
    makeCheckpoints(api.database.db, { forceId: null }, { ...place, ...more })
  const file = (folder = place.folder) => join(folder, `${FORCE}.jsonl`)
  const outside = async (folder = place.folder) =>
    (await readAnchor(await readFile(file(folder), 'utf8'), place.key.known)).get(FORCE) ?? []
  const inside = async () => {
    const { rows } = await sql<{
      sequence: number
    }>`select sequence from checkpoint
      where force_id = ${FORCE} order by sequence`.execute(api.database.owner)
    return rows.map(({ sequence }) => Number(sequence))
  }
  const check = (at: CheckpointPlace) =>
    inContext(api.database.db, { jobForceId: FORCE }, (tx) =>
      checkForce(tx, FORCE, { known: at.key.known, anchor: [] }),
    )

  it('come four times a day by themselves', async () => {
    const { rows } = await sql<{ cron: string; timezone: string }>`select cron, timezone from pgboss.schedule
      where name = 'make_checkpoints'`.execute(api.database.owner)
    expect(rows).toEqual([{ cron: '5 */6 * * *', timezone: 'Europe/London' }])
  })

  it('are kept in the database and outside it, once for each event', async () => {
    await make()
    await make()
    expect((await outside()).map(({ sequence }) => sequence)).toEqual(await inside())
    expect(await inside()).toHaveLength(1)
  })

  it('wait in the database while the folder cannot be written, and are all kept once it can', async () => {
    const folder = join(place.folder, 'blocked')
    await writeFile(folder, 'a file where the folder should be')
    for (const _event of [1, 2]) {
      await register(force)
      await expect(make({ folder })).rejects.toThrow(
        expect.objectContaining({
          name: expect.stringMatching(
            /^CheckpointNotKept: CHECKPOINT_DIR cannot be written \((EEXIST|ENOTDIR)\), tried again later$/,
          ),
        }),
      )
    }
    expect(await inside()).toHaveLength(3)
    await rm(folder)
    await make({ folder })
    expect((await outside(folder)).map(({ sequence }) => sequence)).toEqual(await inside())
  })

  it('of the other forces are kept where the file of one cannot be written', async () => {
    const folder = join(place.folder, 'one-blocked')
    await mkdir(join(folder, `${FORCE}.jsonl`), { recursive: true })
    await register(await addForce(api, 'surrey'))
    await expect(make({ folder })).rejects.toThrow('not outside it')
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['surrey.jsonl']))
  })

  it('go on after a line that was cut off', async () => {
    const whole = await readFile(file(), 'utf8')
    await writeFile(file(), `${whole}${whole.slice(0, 40)}`)
    await make()
    expect((await outside()).map(({ sequence }) => sequence)).toEqual(await inside())
  })

  it('are kept once where two processes keep them in the same file', async () => {
    expect(await keptTwice(api.database.db, 'together')).toEqual([])
  })

  it('the control: without the lock of the file two processes keep one twice', async () => {
    expect(await keptTwice(unlocked(api.database.db), 'unlocked')).not.toEqual([])
  })

  /** The events whose checkpoint is in the file more than once after two were at it together, some times. */
  async function keptTwice(db: Db, name: string): Promise<number[]> {
    const folder = join(place.folder, name)
    for (let times = 0; times < 8; times++) {
      await register(force)
      const process = () => makeCheckpoints(db, { forceId: FORCE }, { ...place, folder })
      await Promise.all([process(), process()])
    }
    const kept = (await outside(folder)).map(({ sequence }) => sequence)
    expect([...new Set(kept)].sort((one, other) => one - other)).toEqual(await inside())
    return kept.filter((sequence, index) => kept.indexOf(sequence) !== index)
  }

  it('of an exchanged key stay signed, and without the earlier key do not', async () => {
    const exchanged = async (earlier: string | undefined) => {
      const settings = {
        signingKey: JSON.stringify(await makeKey()),
        earlierSigningKeys: earlier,
        dataDir: '',
      }
      return { ...place, key: await readSigningKey(settings) }
    }
    const next = await exchanged(JSON.stringify(keySet(place.key.known)))
    await register(force)
    await make(next)
    expect((await check(next)).faults).toEqual([])
    const [first] = (await check(await exchanged(undefined))).faults
    expect(first?.what).toBe('it does not say what was signed with a key of this service')
  })
})
