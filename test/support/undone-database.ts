import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { columnParsers } from '#server/db/column-parsers.ts'
import type { Database } from '#server/db/connect.ts'
import type { Schema } from '#server/db/schema.ts'
import type { TestDatabase } from './database.ts'

/** One connection in one transaction, in which whatever is done can be undone. Only one request at a time. */
export type UndoneDatabase = {
  database: Database
  /** Does the work and then takes back all that it did to the database. */
  undoing: <T>(work: () => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

// The service's own transactions are parts of the one that is never committed. They begin and end without a word to the
// database; one that fails is taken back with all that its request did.
const AS_PART: Record<string, string | null> = {
  begin: null,
  commit: null,
  rollback: 'rollback to savepoint before_request',
}
const NOTHING = { command: '', rowCount: null, rows: [] }

export async function openUndone(base: Pick<TestDatabase, 'owner' | 'serviceUrl'>): Promise<UndoneDatabase> {
  const connecting = { connectionString: base.serviceUrl, types: columnParsers, statement_timeout: 5_000 }
  const client = new pg.Client(connecting)
  await client.connect()
  await client.query('begin')
  let touched = false
  const query = async (text: string, values: unknown[]) => {
    const part = AS_PART[text]
    if (part === null) return NOTHING
    touched = true
    return client.query(part ?? text, values)
  }
  const connection = { query, release: () => {} }
  const pool = { connect: async () => connection, end: () => client.end() }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) })
  await client.query('savepoint before_request')
  return {
    database: { db, owner: base.owner, kind: 'server', close: async () => {} },
    undoing: async (work) => {
      touched = false
      try {
        return await work()
      } finally {
        if (touched) await client.query('rollback to savepoint before_request')
      }
    },
    close: async () => {
      await client.query('rollback')
      await client.end()
    },
  }
}
