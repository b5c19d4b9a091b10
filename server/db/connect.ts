import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type { Config } from '../config.ts'
import { openDataFolder } from './data-folder.ts'
import type { Embedded } from './embedded.ts'
import { keepingPlans } from './keep-plans.ts'
import { openOwnerPool, openServerPool } from './pool.ts'
import type { Schema } from './schema.ts'
import { sendingAhead } from './send-ahead.ts'
import type { Db } from './types.ts'

/**
 * The open database. `db` serves requests, always through `inContext`. `owner` owns the tables: only
 * migrations and reference data go through it. Embedded both are one; on a server they never share a connection.
 */
export type Database = { db: Db; owner: Db; kind: 'embedded' | 'server'; close: () => Promise<void> }

/**
 * Connects as the settings say: to a server when there is a DATABASE_URL, else to the data folder, which it locks.
 * `firstStart` fills a new data folder; when it fails or is cut off, the next start begins again from nothing.
 */
export async function connect(
  config: Pick<Config, 'databaseUrl' | 'migrateDatabaseUrl' | 'dataDir'>,
  firstStart: (database: Database) => Promise<void> = async () => {},
): Promise<Database> {
  if (config.databaseUrl) return connectToServer(config.databaseUrl, config.migrateDatabaseUrl)
  return embeddedDatabase(
    await openDataFolder(config.dataDir, (embedded) => firstStart(embeddedDatabase(embedded))),
  )
}

/** An opened embedded database as the rest of the server knows it. */
export function embeddedDatabase(embedded: Embedded): Database {
  const db = through(sendingAhead(keepingPlans(embedded.pool)))
  return { db, owner: db, kind: 'embedded', close: embedded.close }
}

/** Connections to a server: one address for serving, and another for the owner where that is another role. */
export function connectToServer(url: string, ownerUrl?: string): Database {
  const db = through(sendingAhead(keepingPlans(openServerPool(url))))
  const owner = through(openOwnerPool(ownerUrl ?? url))
  return {
    db,
    owner,
    kind: 'server',
    close: async () => {
      await Promise.all([db.destroy(), owner.destroy()])
    },
  }
}

function through(pool: PostgresPool): Db {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}
