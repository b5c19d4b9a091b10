import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, embeddedDatabase } from '#server/db/connect.ts'
import { inContext, inContextAtOnce } from '#server/db/context.ts'
import { openEmbedded } from '#server/db/embedded.ts'
import { migrateUp } from '#server/db/migrate.ts'
import { openServerPool } from '#server/db/pool.ts'
import { WITH_THE_COMMIT, WITH_THE_NEXT } from '#server/db/send-ahead.ts'
import type { Tx } from '#server/db/types.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const context = { personId: '2b0c9f44-6f0e-4a52-9a53-0d3a6f3c7a02', organisationId: 'kent' }

async function createEmbedded(): Promise<Database> {
  const database = embeddedDatabase(await openEmbedded())
  await migrateUp(database.owner)
  return database
}

const ahead = (tx: Tx, statement: string) => sql.raw(`${WITH_THE_NEXT}${statement}`).execute(tx)
const last = (tx: Tx, statement: string) => sql.raw(`${WITH_THE_COMMIT}${statement}`).execute(tx)
const role = async (tx: Tx) =>
  (await sql<{ role: string }>`select current_user as role`.execute(tx)).rows[0]?.role

describe.each([
  ['real PostgreSQL', createTestDatabase],
  ['the embedded database', createEmbedded],
])('a statement that goes with the next one, on %s', (_name, create) => {
  let database: Database
  beforeAll(async () => {
    database = await create()
  })
  afterAll(() => database.close())

  it('is done before it, in the same transaction', async () => {
    const seen = await inContextAtOnce(database.db, context, async (tx) => {
      await ahead(tx, `select set_config('app.organisation_id', 'essex', true)`)
      return (await sql`select current_user as role, app_organisation() as organisation`.execute(tx)).rows[0]
    })
    expect(seen).toEqual({ role: 'pelr_app', organisation: 'essex' })
  })

  it('fails that one with its own error, and nothing of the transaction stays', async () => {
    const failing = inContextAtOnce(database.db, context, async (tx) => {
      await ahead(tx, 'select 1 / 0')
      await sql`select 1`.execute(tx)
    })
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    expect(await inContext(database.db, context, role)).toBe('pelr_app')
  })

  it('is never done where nothing follows it', async () => {
    await inContextAtOnce(database.db, context, async (tx) => {
      await ahead(tx, 'select 1 / 0')
    })
    await expect(
      inContextAtOnce(database.db, context, async () => {
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
  })

  it('leaves nothing to the next who gets the connection', async () => {
    await inContextAtOnce(database.db, context, role)
    const outside = await sql<{ person: string | null }>`select app_person() as person`.execute(database.db)
    expect(outside.rows).toEqual([{ person: null }])
  })
})

describe.each([
  ['real PostgreSQL', createTestDatabase],
  ['the embedded database', createEmbedded],
])('a statement that takes the commit with it, on %s', (_name, create) => {
  let database: Database
  beforeAll(async () => {
    database = await create()
    await sql`create table kept (word text)`.execute(database.owner)
    await sql`grant select, insert on kept to pelr_app`.execute(database.owner)
  })
  afterAll(() => database.close())

  const kept = async () =>
    (await sql<{ word: string }>`select word from kept`.execute(database.owner)).rows.map(({ word }) => word)

  it('answers, and stays with what came before it', async () => {
    const answered = await inContextAtOnce(database.db, context, async (tx) => {
      await sql`insert into kept values ('before')`.execute(tx)
      return (await last(tx, `insert into kept values ('last') returning word`)).rows
    })
    expect(answered).toEqual([{ word: 'last' }])
    expect(await kept()).toEqual(['before', 'last'])
  })

  it('fails with its own error, and nothing of the transaction stays', async () => {
    const failing = inContextAtOnce(database.db, context, async (tx) => {
      await sql`insert into kept values ('lost')`.execute(tx)
      await last(tx, 'select 1 / 0')
    })
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    expect(await kept()).not.toContain('lost')
    expect(await inContext(database.db, context, role)).toBe('pelr_app')
  })

  it('leaves the connection to the next transaction', async () => {
    const all = Array.from({ length: 30 }, (_, number) =>
      inContextAtOnce(database.db, context, (tx) => last(tx, `insert into kept values ('${number}')`)),
    )
    await Promise.all(all)
    expect((await kept()).length).toBe(32)
  })
})

describe('on real PostgreSQL', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.close())

  it('nothing can follow what took the commit with it', async () => {
    const following = inContextAtOnce(database.db, context, async (tx) => {
      await last(tx, 'select 1')
      await role(tx)
    })
    await expect(following).rejects.toThrow('the transaction ended with the statement before this one')
    expect(await inContext(database.db, context, role)).toBe('pelr_app')
  })

  it('statements asked together leave in one piece', async () => {
    const pool = openServerPool(database.serviceUrl)
    const client = await pool.connect()
    const { stream } = (client as pg.PoolClient & pg.Client).connection
    const asked = [client.query('begin'), client.query('commit')]
    // A message is a letter, four bytes of length, the words and a zero: both wait for the end of the turn.
    expect(stream.writableLength).toBe(1 + 4 + 'begin'.length + 1 + (1 + 4 + 'commit'.length + 1))
    await Promise.all(asked)
    expect(stream.writableLength).toBe(0)
    client.release()
    await pool.end()
  })
})
