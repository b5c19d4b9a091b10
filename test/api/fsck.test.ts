import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHAINED_TABLES } from '#server/db/chained-tables.ts'
import { inContext } from '#server/db/context.ts'
import type { Tx } from '#server/db/types.ts'
import { workOutMoments } from '#server/features/coverage/repository.ts'
import { faultAgainst, faultsOfForces, readAnchor } from '#server/fsck/check-anchor.ts'
import { type ReadChain, readChain, rowName } from '#server/fsck/check-chain.ts'
import { checkEvidence } from '#server/fsck/check-evidence.ts'
import { checkForce } from '#server/fsck/check-force.ts'
import type { Fault } from '#server/fsck/findings.ts'
import { listOrganisations } from '#server/fsck/repository.ts'
import { type CheckpointPlace, makeCheckpoints } from '#server/jobs/make-checkpoints.ts'
import type { Checkpoint } from '#server/signing/checkpoint.ts'
import { type Api, checkpointPlace, startApi } from '#test/support/api.ts'
import { goEverywhere } from '#test/support/everywhere.ts'
import { copyOne, harmed as harmedBy, otherValue, removeOne, tablesOfRecords } from '#test/support/harm.ts'
import { act, addForce, type Force, reach } from '#test/support/main-job.ts'

const FORCE = 'durham'
let api: Api
let force: Force
let place: CheckpointPlace
let chain: ReadChain

beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, FORCE)
  const { review } = await goEverywhere(api, force, (where) => `Words for ${where}`)
  await act(force.lead, `/reviews/${review}/submit`)
  place = await checkpointPlace()
  await makeCheckpoints(api.database.db, { forceId: FORCE }, place)
  chain = await asJob((tx) => readChain(tx, FORCE))
}, 60_000)
afterAll(() => api.close())

const harmed = <T>(harm: (tx: Tx) => Promise<unknown>, look: (tx: Tx) => Promise<T>) =>
  harmedBy(api.database, harm, look)

function asJob<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inContext(api.database.db, { jobForceId: FORCE }, work)
}

async function check(tx: Tx, anchor: readonly Checkpoint[] = []): Promise<Fault[]> {
  return (await checkForce(tx, FORCE, { known: place.key.known, anchor })).faults
}

async function anchorOf({ folder, key }: CheckpointPlace): Promise<readonly Checkpoint[]> {
  const text = await readFile(join(folder, `${FORCE}.jsonl`), 'utf8')
  return (await readAnchor(text, key.known)).get(FORCE) ?? []
}

describe('a force whose records nobody touched', () => {
  it('is whole, and everything in it was looked at', async () => {
    const { counted, notes, faults } = await asJob((tx) =>
      checkForce(tx, FORCE, { known: place.key.known, anchor: [] }),
    )
    expect({ notes, faults }).toEqual({ notes: [], faults: [] })
    expect(Math.min(...Object.values(counted))).toBeGreaterThan(0)
  })

  it('had a checkpoint asked for in the transaction of its submission', async () => {
    const { rows } = await sql`select from pgboss.job
      where name = 'make_checkpoints' and data ->> 'forceId' = ${FORCE}`.execute(api.database.owner)
    expect(rows).toHaveLength(2)
  })

  it('the chained tables are those whose triggers note their rows', async () => {
    const { rows } = await sql<{ name: string; key: string }>`
      select tgrelid::regclass::text as name, encode(tgargs, 'escape') as key from pg_trigger
      where tgfoid = 'note_evidence'::regproc`.execute(api.database.owner)
    const noted = rows.map(({ name, key }) => [name, key.split('\\000').filter(Boolean)])
    expect(Object.fromEntries(noted)).toEqual(CHAINED_TABLES)
  })
})

describe('with checkpoints that were kept outside', () => {
  let anchor: readonly Checkpoint[]

  beforeAll(async () => {
    anchor = await anchorOf(place)
    expect(anchor).toHaveLength(1)
  })

  it('an untouched chain agrees, also after it grew', async () => {
    expect(await asJob((tx) => check(tx, anchor))).toEqual([])
    await reach(api, force, 'draft')
    expect(await asJob((tx) => check(tx, anchor))).toEqual([])
  })

  it('a cut tail is seen, whose head was moved back to hide it, and so is an older backup', async () => {
    const faults = await harmed(
      async (tx) => {
        const where = `force_id = '${FORCE}'`
        await sql.raw(`delete from checkpoint where ${where}`).execute(tx)
        await sql.raw(`delete from audit_event where ${where} and sequence > 20`).execute(tx)
        await sql
          .raw(
            `update audit_head set sequence = 20, digest = (select digest from audit_event where ${where} and sequence = 20) where ${where}`,
          )
          .execute(tx)
      },
      (tx) => check(tx, anchor),
    )
    expect(faults[0]?.what).toContain('its end was cut off, or an older backup was restored')
  })

  it('a chain that was rebuilt from some event on is seen, though every link of it holds', async () => {
    const [kept] = anchor
    if (!kept) throw new Error('there is no checkpoint')
    const rebuilt = {
      end: { sequence: kept.sequence, digest: 'b'.repeat(64) },
      digests: new Map([[kept.sequence, 'b'.repeat(64)]]),
    }
    expect(faultAgainst(kept, rebuilt)?.what).toContain('the chain was rebuilt')
  })

  it('a file that someone else signed is no anchor', async () => {
    const other = await checkpointPlace()
    const text = await readFile(join(place.folder, `${FORCE}.jsonl`), 'utf8')
    await expect(readAnchor(text, other.key.known)).rejects.toThrow('line 1 of the anchor')
    await expect(readAnchor('{"signed": 1}', place.key.known)).rejects.toThrow('line 1')
  })
})

describe('the control', () => {
  it('a row that was written as the chain says is no fault', async () => {
    const [name, digest] = [...chain.evidence][0] ?? ['', '']
    const [table = '', ...row] = name.split(' ')
    expect(rowName({ table, row: row.join(' ') })).toBe(name)
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    const unharmed = await harmed(
      async () => {},
      (tx) => check(tx),
    )
    expect(unharmed).toEqual([])
  })
})

describe('whoever owns the tables', () => {
  beforeAll(async () => {
    chain = await asJob((tx) => readChain(tx, FORCE))
    // An owner can take away whatever else would stand in the way.
    const { rows } = await sql<{ table: string; name: string }>`
      select conrelid::regclass::text as table, conname as name from pg_constraint
      where contype in ('c', 'u') and conrelid = any(${Object.keys(CHAINED_TABLES)}::regclass[])`.execute(
      api.database.owner,
    )
    for (const { table, name } of rows) {
      await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)} cascade`.execute(
        api.database.owner,
      )
    }
  })

  it('cannot change any column of any row of evidence unseen', async () => {
    const { rows: columns } = await sql<{ table: string; column: string; type: string }>`
      select table_name as table, column_name as column, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name = any(${Object.keys(CHAINED_TABLES)})
      order by table_name, ordinal_position`.execute(api.database.owner)
    let tried = 0
    const unseen: string[] = []
    for (const { table, column, type } of columns) {
      const { rows: kept } = await sql<{ ctid: string }>`
        select ctid::text from ${sql.table(table)} where force_id = ${FORCE}`.execute(api.database.owner)
      for (const { ctid } of kept) {
        const faults = await harmed(
          (tx) =>
            sql`update ${sql.table(table)} set ${sql.id(column)} = ${otherValue(type, column)}
              where ctid = ${ctid}::tid`.execute(tx),
          async (tx) => (await checkEvidence(tx, FORCE, chain, [table])).faults,
        )
        tried += 1
        if (faults.length === 0) unseen.push(`${table}.${column} ${ctid}`)
      }
    }
    expect(unseen).toEqual([])
    console.log(`${tried} changes of one column of one row, each found`)
    expect(tried).toBeGreaterThan(400)
  }, 120_000)

  it('cannot add a row', async () => {
    const added = await harmed(
      (tx) =>
        sql`insert into review_author (force_id, review_id, person_id)
          select force_id, review_id, ${force.gold.personId} from review_author where force_id = ${FORCE} limit 1`.execute(
          tx,
        ),
      async (tx) => check(tx),
    )
    expect(added[0]).toMatchObject({ what: 'no audit event wrote it' })
  })

  it.each`
    harm                        | statement
    ${'an event’s payload'}     | ${"update audit_event set payload = payload || ' ' where sequence = 9"}
    ${'an event’s time'}        | ${"update audit_event set at = at + interval '1 second' where sequence = 9"}
    ${'an event’s digest'}      | ${"update audit_event set digest = repeat('a', 64) where sequence = 9"}
    ${'an event’s link'}        | ${"update audit_event set previous_digest = repeat('a', 64) where sequence = 9"}
    ${'an event’s operation'}   | ${'update audit_event set operation_id = null, review_id = null where sequence = 9'}
    ${'that there is an event'} | ${'delete from audit_event where sequence = 9'}
  `('cannot change $harm: event 9 is named first', async ({ statement }) => {
    const [first] = await harmed(
      (tx) => sql.raw(`${statement} and force_id = '${FORCE}'`).execute(tx),
      (tx) => check(tx),
    )
    expect(first?.where).toBe('audit_event 9')
  })

  it('cannot cut the tail of the chain or move its head', async () => {
    const cut = await harmed(
      (tx) => sql.raw(`delete from audit_event where force_id = '${FORCE}' and sequence > 20`).execute(tx),
      (tx) => check(tx),
    )
    expect(cut[0]?.where).toBe(`audit_head ${FORCE}`)
  })

  it('cannot remove one row of any table of records unseen', async () => {
    const tables = await tablesOfRecords(api.database)
    const anchor = await anchorOf(place)
    const unseen: string[] = []
    for (const table of tables) {
      const faults = await harmed(
        (tx) => removeOne(tx, table, FORCE),
        (tx) => check(tx, anchor),
      )
      if (!faults.some(({ where }) => where.startsWith(`${table} `))) unseen.push(`${table} is gone`)
    }
    expect(unseen).toEqual([])
  }, 60_000)

  it('cannot write one row of each a second time unseen', async () => {
    const tables = await tablesOfRecords(api.database)
    // A second head is a head like the first; of a second event everything after it would be told.
    const copied = tables.filter((table) => !['audit_head', 'audit_event'].includes(table))
    const twice = await harmed(
      async (tx) => {
        for (const table of copied) await copyOne(tx, table, FORCE)
      },
      (tx) => check(tx),
    )
    const doubled = twice.filter(({ what }) => what === 'there is more than one of it')
    expect(new Set(doubled.map(({ where }) => where.split(' ')[0]))).toEqual(new Set(copied))
    const [second] = await harmed(
      (tx) => copyOne(tx, 'audit_event', FORCE),
      (tx) => check(tx),
    )
    expect(second).toEqual({ where: 'audit_event 2', what: 'event 2 is missing' })
  })

  it.each`
    harm                            | statement
    ${'a roll-up of no operation'}  | ${'update coverage_row set operation_id = gen_random_uuid()'}
    ${'another tier'}               | ${"update coverage_row set moments = jsonb_set(moments, '{tierInEffect}', '1')"}
    ${'the day that it is counted'} | ${'update coverage_row set counting_day = counting_day + 1'}
  `('cannot leave $harm where coverage reads it', async ({ statement }) => {
    const harm = (tx: Tx) => sql.raw(`${statement} where force_id = '${FORCE}'`).execute(tx)
    const [first] = await harmed(harm, (tx) => check(tx))
    expect(first?.where).toMatch(/^coverage_row /)
  })

  it('cannot put back what an operation came to when it was registered', async () => {
    const faults = await harmed(
      async (tx) => {
        const { rows } = await sql<{ id: string; at: string }>`select id, registered_at as at from operation
          where force_id = ${FORCE}`.execute(tx)
        for (const { id, at } of rows) {
          const moments = await workOutMoments(tx, { force_id: FORCE, id }, at)
          await sql`update coverage_row set refreshed_at = ${at}, moments = ${JSON.stringify(moments)}::jsonb,
            counting_day = ${moments.countingDay} where operation_id = ${id}`.execute(tx)
        }
      },
      (tx) => check(tx),
    )
    expect(faults[0]).toMatchObject({ what: 'it is not what the records come to' })
  })

  it('cannot hide a force', async () => {
    const leftAfter = (harm: string) =>
      harmed((tx) => sql.raw(`${harm} where id = '${FORCE}'`).execute(tx), listOrganisations)
    const left = await leftAfter('delete from organisation')
    expect(faultsOfForces([FORCE], left)).toMatchObject([{ where: `organisation ${FORCE}` }])
    expect(faultsOfForces([FORCE], [...left, FORCE])).toEqual([])
    expect(await leftAfter(`update organisation set kind = 'oversight_body'`)).toContain(FORCE)
  })

  it('cannot change a checkpoint', async () => {
    const faults = await harmed(
      (tx) => sql.raw(`update checkpoint set sequence = 3 where force_id = '${FORCE}'`).execute(tx),
      (tx) => check(tx),
    )
    expect(faults[0]).toEqual({
      where: 'checkpoint 3',
      what: 'it does not say what was signed with a key of this service',
    })
  })
})
