import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, embeddedDatabase } from '#server/db/connect.ts'
import { inContext, inContextAtOnce } from '#server/db/context.ts'
import { openEmbedded } from '#server/db/embedded.ts'
import { migrateUp } from '#server/db/migrate.ts'
import { WITH_THE_NEXT } from '#server/db/send-ahead.ts'
import type { Tx } from '#server/db/types.ts'
import { createTestDatabase } from '#test/support/database.ts'

const context = { personId: '2b0c9f44-6f0e-4a52-9a53-0d3a6f3c7a02', organisationId: 'kent' }

async function createEmbedded(): Promise<Database> {
  const database = embeddedDatabase(await openEmbedded())
  await migrateUp(database.owner)
  return database
}

const ahead = (tx: Tx, statement: string) => sql.raw(`${WITH_THE_NEXT}${statement}`).execute(tx)
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
