import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateDown, migrateUp, pendingMigrations } from '#server/db/migrate.ts'
import { describeCatalog } from '#test/support/catalog.ts'
import { createEmptyDatabase, type TestDatabase } from '#test/support/database.ts'

describe('our migrations', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createEmptyDatabase()
  })
  afterAll(() => database.close())

  it('go up, all the way down, and up to the very same tables, grants and policies', async () => {
    const { owner } = database
    const nothing = await describeCatalog(owner)
    const all = await pendingMigrations(owner)
    expect(await migrateUp(owner)).toEqual(all)
    const first = await describeCatalog(owner)
    expect(first.length).toBeGreaterThan(100)
    expect(await migrateDown(owner)).toEqual(all.toReversed())
    expect(await describeCatalog(owner)).toEqual(nothing)
    expect(await migrateUp(owner)).toEqual(all)
    expect(await describeCatalog(owner)).toEqual(first)
  })

  it('leave the service no way to make a temporary table', async () => {
    const mayMake = `select has_database_privilege('pelr_app', current_database(), 'temporary') as may`
    expect((await sql.raw(mayMake).execute(database.owner)).rows).toEqual([{ may: false }])
  })

  it('are applied once when two processes start at the same moment', async () => {
    const other = await createEmptyDatabase()
    const both = await Promise.all([migrateUp(other.owner), migrateUp(other.owner)])
    expect(both.flat().sort()).toEqual(
      (
        await sql<{ name: string }>`select name from kysely_migration order by name`.execute(other.owner)
      ).rows.map((row) => row.name),
    )
    expect(await pendingMigrations(other.db)).toEqual([])
    await other.close()
  })
})

describe('a migration file', () => {
  let database: TestDatabase
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  const url = pathToFileURL(`${folder}/`)
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

  beforeAll(async () => {
    database = await createEmptyDatabase()
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await database.close()
  })

  it('is pending until it is applied, oldest first, and anything else in the folder is left alone', async () => {
    write(
      '20270102-01-add-colour.sql',
      '-- up\nalter table flag add colour text;\n-- down\nalter table flag drop colour;\n',
    )
    write('20270101-01-create-flag.sql', '-- up\ncreate table flag (id int);\n\n-- down\ndrop table flag;\n')
    write('notes.sql', 'drop everything')
    const names = ['20270101-01-create-flag', '20270102-01-add-colour']
    expect(await pendingMigrations(database.owner, url)).toEqual(names)
    expect(await migrateUp(database.owner, url)).toEqual(names)
    expect(await pendingMigrations(database.db, url)).toEqual([])
    expect(await migrateUp(database.owner, url)).toEqual([])
  })

  it('that fails leaves nothing of itself and everything before it', async () => {
    write('20270103-01-add-stripe.sql', '-- up\ncreate table stripe (id int);\n-- down\ndrop table stripe;\n')
    write('20270104-01-break.sql', '-- up\ncreate table half (id int);\nselect 1 / 0;\n-- down\nselect 1;\n')
    await expect(migrateUp(database.owner, url)).rejects.toMatchObject({ code: '22012' })
    const { rows } = await sql<{ half: string; stripe: string }>`
      select to_regclass('half') as half, to_regclass('stripe') as stripe`.execute(database.owner)
    expect(rows).toEqual([{ half: null, stripe: 'stripe' }])
    expect(await pendingMigrations(database.owner, url)).toEqual(['20270104-01-break'])
  })

  it('needs both parts', async () => {
    write('20270104-01-break.sql', 'create table half (id int);\n')
    await expect(migrateUp(database.owner, url)).rejects.toThrow(
      '20270104-01-break.sql needs a line "-- up" and after it a line "-- down"',
    )
  })
})
