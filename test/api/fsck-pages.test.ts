import { type CompiledQuery, type KyselyPlugin, PostgresQueryCompiler, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import type { Db, Tx } from '#server/db/types.ts'
import { readChain } from '#server/fsck/check-chain.ts'
import { checkEvidence } from '#server/fsck/check-evidence.ts'
import { checkForce } from '#server/fsck/check-force.ts'
import { inSnapshot } from '#server/fsck/in-snapshot.ts'
import { AT_ONCE, eachRow, TABLES_OF_DOCUMENTS } from '#server/fsck/repository.ts'
import { type Api, checkpointPlace, startApi } from '#test/support/api.ts'
import { addLargeReview } from '#test/support/large-force.ts'
import { addForce, type Force, register } from '#test/support/main-job.ts'

const FORCE = 'durham'
const MORE = 40_000
/** Five rows of packs: two documents each, in a text twice as long, beside what stands in any row. */
const PAGE = 5 * 2 * 2 * (MORE + 25_000)
let api: Api
let force: Force
let documents: number

beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, FORCE)
  documents = await addLargeReview(api, force, { revisions: 12, more: MORE })
}, 60_000)
afterAll(() => api.close())

/** The same database, and how many rows and bytes each answer held. */
function weighing(db: Db): { db: Db; answers: { rows: number; bytes: number }[] } {
  const answers: { rows: number; bytes: number }[] = []
  const weightOf = (value: unknown): number => {
    if (Buffer.isBuffer(value) || typeof value === 'string') return value.length
    return Array.isArray(value) ? value.reduce((sum, each) => sum + weightOf(each), 0) : 0
  }
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      answers.push({ rows: result.rows.length, bytes: weightOf(result.rows.map(Object.values)) })
      return result
    },
  }
  return { db: db.withPlugin(plugin), answers }
}

/** Every statement that a check asks. */
async function statementsOf(work: (tx: Tx) => Promise<unknown>): Promise<CompiledQuery[]> {
  const asked: CompiledQuery[] = []
  const compiler = new PostgresQueryCompiler()
  const db = api.database.db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      asked.push(compiler.compileQuery(node, queryId))
      return node
    },
    transformResult: async ({ result }) => result,
  })
  await inSnapshot(db, FORCE, work)
  return asked
}

async function check(db: Db) {
  const { known } = (await checkpointPlace()).key
  return inSnapshot(db, FORCE, (tx) => checkForce(tx, FORCE, { known, anchor: [] }))
}

describe('a force with more documents than fit into memory', () => {
  it('is looked at a few documents at a time, and is whole', async () => {
    const { db, answers } = weighing(api.database.db)
    const { counted, faults } = await check(db)
    expect(faults).toEqual([])
    expect(counted).toMatchObject({ revisions: 13, 'sign-offs': 13 })
    const most = Math.max(...answers.map(({ bytes }) => bytes))
    console.log(`${documents} bytes of documents, at most ${most} in one answer`)
    expect(most).toBeLessThan(PAGE)
  })

  it('the control: one statement for all of a table answers more than a page', async () => {
    const { db, answers } = weighing(api.database.owner)
    await sql`select to_jsonb(kept)::text from pack as kept where force_id = ${FORCE}`.execute(db)
    expect(answers[0]?.bytes).toBeGreaterThan(PAGE)
  })

  it('the tables that are read so are those with documents', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct table_name::text as name from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' and table_name in (
        select tgrelid::regclass::text from pg_trigger where tgfoid = 'note_evidence'::regproc)`.execute(
      api.database.owner,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual([...TABLES_OF_DOCUMENTS].sort())
  })

  it('a page is found by the table’s index, wherever it is', async () => {
    const asked = await statementsOf((tx) => checkForce(tx, FORCE, { known: new Map(), anchor: [] }))
    const next = asked.find((each) => each.sql.includes('from "rendition"') && each.sql.includes(') > ('))
    if (!next) throw new Error('there was one page only')
    const plan = await api.database.owner.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>({
        ...next,
        sql: `explain ${next.sql}`,
      })
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toContain('Presorted Key: revision_id, audience')
    expect(plan).toMatch(/Index Cond: .*ROW\(revision_id, audience\) >= ROW/)
  })
})

describe('rows that whoever owns the database can write', () => {
  class Undone extends Error {}

  async function rowsAfter(harm: (tx: Tx) => Promise<unknown>, table: string): Promise<string[]> {
    const found: string[] = []
    const look = api.database.owner.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await harm(tx)
      for await (const { row } of eachRow(tx, table, FORCE)) found.push(row)
      throw new Undone()
    })
    await expect(look).rejects.toThrow(Undone)
    return found
  }

  it('are read, also without a key and where a key is there twice at the end of a page', async () => {
    const before = await rowsAfter(async () => {}, 'revision')
    expect(before).toHaveLength(13)
    expect(before).toEqual([...before].sort())
    const last = before[AT_ONCE.documents - 1] ?? ''
    const after = await rowsAfter(async (tx) => {
      await sql`alter table revision drop constraint revision_pk cascade`.execute(tx)
      await sql`alter table revision drop constraint revision_number_unique`.execute(tx)
      await sql`alter table revision alter id drop not null`.execute(tx)
      await sql`insert into revision select * from revision where id = ${last}`.execute(tx)
      await sql`insert into revision (force_id, id, review_id, number, decision_id, envelope, digest, marking, frozen_by)
        select force_id, null, review_id, number, decision_id, envelope, digest, marking, frozen_by
        from revision where id = ${before[0]}`.execute(tx)
    }, 'revision')
    expect(after).toEqual(['', ...before, last].sort())
  })
})

describe('a check while the service works', () => {
  /** Finds what is wrong while an operation is registered after the chain was read, and before the rows are. */
  function finding() {
    const chainWasRead = Promise.withResolvers<void>()
    const registered = chainWasRead.promise.then(() => register(force))
    return async (tx: Tx) => {
      const chain = await readChain(tx, FORCE)
      chainWasRead.resolve()
      await registered
      return (await checkEvidence(tx, FORCE, chain)).faults
    }
  }

  it('takes nothing for a fault that was written after it began', async () => {
    expect(await inSnapshot(api.database.db, FORCE, finding())).toEqual([])
  })

  it('the control: a transaction that sees what others write meanwhile does', async () => {
    const faults = await inContext(api.database.db, { jobForceId: FORCE }, finding())
    expect(faults[0]?.what).toBe('no audit event wrote it')
  })

  it('may take longer than a request, and the next request may not', async () => {
    const limits = async (tx: Tx) => {
      const { rows } = await sql<{ statement: string; idle: string }>`
        select current_setting('statement_timeout') as statement,
          current_setting('idle_in_transaction_session_timeout') as idle`.execute(tx)
      return rows[0]
    }
    expect(await inSnapshot(api.database.db, FORCE, limits)).toEqual({ statement: '10min', idle: '10min' })
    const next = await inContext(api.database.db, { jobForceId: FORCE }, limits)
    expect(next).toEqual({ statement: '5s', idle: '10s' })
  })
})
