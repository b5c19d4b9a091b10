import { readdirSync, readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StartRefused } from '../start-refused.ts'
import type { Db } from './types.ts'

const OUR_MIGRATIONS = new URL('../../migrations/', import.meta.url)

/**
 * Applies every migration that is missing, oldest first, each in a transaction of its own and all under one lock,
 * so that several starting at once do it once. Returns the names applied. `db` is the owner's.
 */
export async function migrateUp(db: Db, folder: URL = OUR_MIGRATIONS): Promise<string[]> {
  const applied: string[] = []
  // The usual start finds nothing to do, and asking so costs a tenth of taking the lock.
  if ((await pendingMigrations(db, folder)).length === 0) return applied
  for (;;) {
    const [name] = await step(migratorFor(db, folder), 'migrateUp')
    if (name === undefined) break
    applied.push(name)
  }
  // The serving role owns nothing and must still see that it is not behind. The table holds file names only.
  await sql`grant select on kysely_migration to public`.execute(db)
  return applied
}

/** Takes back every applied migration, newest first. Everything in the tables is lost. Returns the names. */
export async function migrateDown(db: Db, folder: URL = OUR_MIGRATIONS): Promise<string[]> {
  const removed: string[] = []
  for (;;) {
    const [name] = await step(migratorFor(db, folder), 'migrateDown')
    if (name === undefined) return removed
    removed.push(name)
  }
}

/**
 * The migrations this program has and the database has not. Any role may ask.
 * Throws StartRefused when the database has one that this program does not know.
 */
export async function pendingMigrations(db: Db, folder: URL = OUR_MIGRATIONS): Promise<string[]> {
  const known = listMigrations(folder)
  const table = await sql<{
    name: string | null
  }>`select to_regclass('kysely_migration')::text as name`.execute(db)
  if (table.rows[0]?.name == null) return known
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const applied = new Set(rows.map((row) => row.name))
  const unknown = [...applied].find((name) => !known.includes(name))
  if (unknown)
    throw new StartRefused(`The database is newer than this program, which does not know ${unknown}.`)
  return known.filter((name) => !applied.has(name))
}

async function step(migrator: Migrator, direction: 'migrateUp' | 'migrateDown'): Promise<string[]> {
  const { error, results = [] } = await migrator[direction]()
  if (error) throw error
  return results.map((result) => result.migrationName)
}

function migratorFor(db: Db, folder: URL): Migrator {
  return new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(listMigrations(folder).map((name) => [name, readMigration(folder, name)])),
    },
  })
}

function listMigrations(folder: URL): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d{8}-\d{2}(-[a-z0-9]+)+\.sql$/.test(file))
    .map((file) => file.replace(/\.sql$/, ''))
    .sort()
}

/** A file has two parts, each under a line of its own: `-- up`, then `-- down`. Throws when one is missing. */
function readMigration(folder: URL, name: string): Migration {
  const text = readFileSync(new URL(`${name}.sql`, folder), 'utf8')
  const parts = /^-- up$(.*)^-- down$(.*)/ms.exec(text)
  if (!parts) throw new Error(`${name}.sql needs a line "-- up" and after it a line "-- down"`)
  const [, up = '', down = ''] = parts
  return {
    up: (tx: Kysely<unknown>) => runStatements(tx, up),
    down: (tx: Kysely<unknown>) => runStatements(tx, down),
  }
}

async function runStatements(tx: Kysely<unknown>, statements: string): Promise<void> {
  await sql.raw(statements).execute(tx)
}
