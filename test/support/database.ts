import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
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

/**
 * An empty one whose owner is no superuser, made by the line of server/db/create-accounts.sql: an account such as
 * installations have. `close` drops both.
 */
export async function createOwnedDatabase(): Promise<TestDatabase> {
  const role = `owner_${randomBytes(6).toString('hex')}`
  const script = readFileSync(new URL('../../server/db/create-accounts.sql', import.meta.url), 'utf8')
  const [line] = /^create role pelr_owner .*$/m.exec(script) ?? []
  if (line === undefined) throw new Error('create-accounts.sql makes no owner')
  const { owner } = inject('postgres')
  const admin = owner.replace('DATABASE', 'postgres')
  await runAs(admin, line.replace('pelr_owner', role).replace(":'owner_password'", `'${role}'`))
  const made = await createDatabase('template0')
  const own = new URL(made.ownerUrl)
  await runAs(admin, `alter database ${own.pathname.slice(1)} owner to ${role}`)
  own.username = role
  own.password = role
  const database = connectToServer(made.serviceUrl, own.href)
  return {
    ...database,
    serviceUrl: made.serviceUrl,
    ownerUrl: own.href,
    close: async () => {
      await database.close()
      await made.close()
      await runAs(admin, `drop role ${role}`)
    },
  }
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
