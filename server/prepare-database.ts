import { sql } from 'kysely'
import type { Config } from './config.ts'
import type { Database } from './db/connect.ts'
import { migrateUp, pendingMigrations } from './db/migrate.ts'
import { isLogTalkative, quietLog } from './db/quiet-log.ts'
import { refuseUnsafeDatabase } from './db/safe-to-serve.ts'
import { seedDemonstration } from './demonstration/seed-demonstration.ts'
import { seedReference } from './demonstration/seed-reference.ts'
import { codeOf } from './error-code.ts'
import { installQueue } from './jobs/install-queue.ts'
import { StartRefused } from './start-refused.ts'

const TALKATIVE =
  'The log of the database holds what people typed when a statement fails: set log_error_verbosity to terse there.'

/** Brings the tables and the reference data up to what this program needs, as their owner. Safe to repeat. */
export async function prepareDatabase(database: Database): Promise<void> {
  if (database.kind === 'server') await quietLog(database.owner)
  await migrateUp(database.owner)
  await allowOwnRoles(database)
  await installQueue(database.owner)
  await seedReference(database.owner)
}

/** A new data folder: everything, and the demonstration if it is wanted. */
export async function fillFirstTime(
  database: Database,
  config: Pick<Config, 'demonstration'>,
): Promise<void> {
  await prepareDatabase(database)
  if (config.demonstration) await seedDemonstration(database)
}

/**
 * Before serving: a database that is up to date and, in production, safe. In production only an owner's address,
 * MIGRATE_DATABASE_URL, lets a start change tables; elsewhere one address does both. Throws StartRefused.
 */
export async function prepareOrRefuse(database: Database, config: Config): Promise<void> {
  // Before the first connection that serves. Where nobody answers, the next line says so.
  if (database.kind === 'server') await quietLog(database.owner).catch(() => {})
  await reach(database)
  const pending = await pendingMigrations(database.db)
  const production = config.nodeEnv === 'production'
  if (!production || config.migrateDatabaseUrl) await prepareAsOwner(database)
  else if (pending.length > 0) {
    const what = pending.length === 1 ? 'a migration' : `${pending.length} migrations`
    throw new StartRefused(`The database lacks ${what}: run npm run migrate with MIGRATE_DATABASE_URL set.`)
  }
  await refuseUnsafeDatabase(database.db, production)
  if (production && (await isLogTalkative(database.db))) console.error(TALKATIVE)
  if (config.demonstration && (await isEmpty(database))) await seedDemonstration(database)
}

async function prepareAsOwner(database: Database): Promise<void> {
  try {
    await prepareDatabase(database)
  } catch (error) {
    if (codeOf(error) !== '42501') throw error
    throw new StartRefused(
      'The database does not let this account change its tables: set MIGRATE_DATABASE_URL to the address of their owner.',
    )
  }
}

/** Whether nobody is known yet: only then may a demonstration fill the database. */
export async function isEmpty(database: Database): Promise<boolean> {
  const person = await database.owner.selectFrom('person').select('id').limit(1).executeTakeFirst()
  return person === undefined
}

async function reach({ db, owner }: Database): Promise<void> {
  for (const [name, connection] of [
    ['DATABASE_URL', db],
    ['MIGRATE_DATABASE_URL', owner],
  ] as const) {
    try {
      await sql`select 1`.execute(connection)
    } catch (error) {
      throw new StartRefused(
        `The database at ${name} does not answer (${codeOf(error) ?? 'no answer in time'}).`,
      )
    }
  }
}

// Since PostgreSQL 16 a role may not become one that it has itself made, until it says so.
async function allowOwnRoles({ owner }: Database): Promise<void> {
  await sql
    .raw(`do $$ begin
      grant pelr_app, pelr_job to current_user;
    exception when insufficient_privilege then null;
    end $$`)
    .execute(owner)
}
