import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connectToServer, type Database } from '#server/db/connect.ts'
import { TEMPLATE } from './template-database.ts'

/** A database of one test file, with the addresses that a server process of its own would be given. */
export type TestDatabase = Database & { serviceUrl: string; ownerUrl: string }

/**
 * A fresh, migrated PostgreSQL database without data. `db` connects as a role that owns nothing, as in production;
 * `owner` as one that may do everything. `close` drops it.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(TEMPLATE)
}

/** The same with nothing in it at all, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0')
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const { owner, service } = inject('postgres')
  const urlOf = (url: string, database: string) => url.replace('DATABASE', database)
  await runAs(urlOf(owner, 'postgres'), `create database ${name} template ${template}`)
  const database = connectToServer(urlOf(service, name), urlOf(owner, name))
  return {
    ...database,
    serviceUrl: urlOf(service, name),
    ownerUrl: urlOf(owner, name),
    close: async () => {
      await database.close()
      await runAs(urlOf(owner, 'postgres'), `drop database ${name} with (force)`)
    },
  }
}

async function runAs(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}
