import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeKey } from '#server/signing/signing-key.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { freePort } from '#test/support/postgres.ts'
import { runToEnd, SEED, startApp } from '#test/support/running-app.ts'

const production = {
  NODE_ENV: 'production',
  SIGNING_KEY: JSON.stringify(await makeKey()),
  TEST_LOGIN: '',
  PUBLIC_ORIGIN: 'https://reviews.example.org',
  OIDC_ISSUER: 'https://sign-in.example.org',
  OIDC_CLIENT_ID: 'reviews',
  OIDC_CLIENT_SECRET: 'Z3v-long-enough-to-be-one',
  OIDC_ORGANISATION: 'norfolk',
}

async function refusal(env: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await runToEnd(env)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  return stderr
}

describe('settings that cannot be', () => {
  it.each`
    env                                            | sentence
    ${{ DATABASE_URL: 'reviews' }}                 | ${'DATABASE_URL cannot be read; it looks like postgres://user:password@host:5432/database.\n'}
    ${{ NODE_ENV: 'production', TEST_LOGIN: '1' }} | ${'TEST_LOGIN=1 is refused when NODE_ENV is production.\n'}
    ${{ ...production, DEMONSTRATION: '1' }}       | ${'DEMONSTRATION=1 is refused when NODE_ENV is production.\n'}
    ${production}                                  | ${'NODE_ENV is production and DATABASE_URL is not set: the embedded database may lose data in a power cut.\n'}
  `('$sentence', async ({ env, sentence }) => {
    expect(await refusal(env)).toBe(sentence)
  })

  it('a server that does not answer', async () => {
    const url = `postgres://nobody@127.0.0.1:${await freePort()}/reviews`
    expect(await refusal({ DATABASE_URL: url })).toBe(
      'The database at DATABASE_URL does not answer (ECONNREFUSED).\n',
    )
  })
})

describe('a server’s database that is not ready', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createEmptyDatabase()
  })
  afterAll(() => database.close())

  it('is refused in production while migrations are missing, and left as it was', async () => {
    expect(await refusal({ ...production, DATABASE_URL: database.serviceUrl })).toMatch(
      /^The database lacks (a migration|\d+ migrations): run npm run migrate with MIGRATE_DATABASE_URL set\.\n$/,
    )
    const tables = await sql`select from pg_tables where schemaname = 'public'`.execute(database.owner)
    expect(tables.rows).toEqual([])
  })

  it('is refused when the only account there is may not change tables', async () => {
    expect(await refusal({ DATABASE_URL: database.serviceUrl })).toBe(
      'The database does not let this account change its tables: set MIGRATE_DATABASE_URL to the address of their owner.\n',
    )
  })

  it('is migrated by its owner and served by a role that owns nothing', async () => {
    const env = { DATABASE_URL: database.serviceUrl, MIGRATE_DATABASE_URL: database.ownerUrl }
    const app = await startApp({ env })
    expect((await fetch(`${app.origin}/readyz`)).status).toBe(200)
    expect(app.output()).toBe(
      `Post-event learning reviews: ${app.origin}\nTEST_LOGIN=1: anyone may sign in as anybody.\n`,
    )
    await app.stop()
  })

  it('is refused when it is newer than the program', async () => {
    await sql`insert into kysely_migration values ('29991231-01-from-the-future', now()::text)`.execute(
      database.owner,
    )
    expect(await refusal({ ...production, DATABASE_URL: database.serviceUrl })).toBe(
      'The database is newer than this program, which does not know 29991231-01-from-the-future.\n',
    )
  })
})

describe('one address for owning and serving, outside production', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createEmptyDatabase()
    const name = new URL(database.ownerUrl).pathname.slice(1)
    await sql`create role single_owner login createrole`.execute(database.owner)
    await sql`alter database ${sql.id(name)} owner to single_owner`.execute(database.owner)
    await sql`grant pelr_app, pelr_job to single_owner with admin option`.execute(database.owner)
  })
  afterAll(() => database.close())

  it('is enough, and the owner need not be a superuser', async () => {
    const app = await startApp({
      env: { DATABASE_URL: database.ownerUrl.replace('postgres@', 'single_owner@') },
    })
    expect((await fetch(`${app.origin}/readyz`)).status).toBe(200)
    await app.stop()
  })
})

describe('a role or a table that protects nothing is refused in production', () => {
  let database: TestDatabase
  const refusalAs = (role: string) =>
    refusal({ ...production, DATABASE_URL: database.ownerUrl.replace('postgres@', `${role}@`) })

  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.close())

  it('a superuser', async () => {
    expect(await refusalAs('postgres')).toBe(
      'DATABASE_URL is refused when NODE_ENV is production: its role postgres is a superuser.\n',
    )
  })

  it('a role that bypasses row security', async () => {
    await sql`create role bypasser login bypassrls in role pelr_app, pelr_job`.execute(database.owner)
    expect(await refusalAs('bypasser')).toBe(
      'DATABASE_URL is refused when NODE_ENV is production: its role bypasser bypasses row security.\n',
    )
  })

  it('an owner of tables', async () => {
    await sql`create role table_owner login in role pelr_app, pelr_job`.execute(database.owner)
    await sql`alter table operation owner to table_owner`.execute(database.owner)
    expect(await refusalAs('table_owner')).toBe(
      'DATABASE_URL is refused when NODE_ENV is production: its role table_owner owns the table operation.\n',
    )
    await sql`alter table operation owner to postgres`.execute(database.owner)
  })

  it('an owner of a function that policies ask', async () => {
    await sql`alter function own_force() owner to table_owner`.execute(database.owner)
    expect(await refusalAs('table_owner')).toBe(
      'DATABASE_URL is refused when NODE_ENV is production: its role table_owner owns the function own_force.\n',
    )
    await sql`alter function own_force() owner to postgres`.execute(database.owner)
  })

  it('a role that may become the owner', async () => {
    await sql`create role stand_in login noinherit in role pelr_app, pelr_job, table_owner`.execute(
      database.owner,
    )
    await sql`alter table review owner to table_owner`.execute(database.owner)
    expect(await refusalAs('stand_in')).toBe(
      'DATABASE_URL is refused when NODE_ENV is production: its role stand_in may become table_owner, which owns the table review.\n',
    )
    await sql`alter table review owner to postgres`.execute(database.owner)
  })

  it('a server that may forget what it acknowledged, as the one of these tests', async () => {
    expect(await refusalAs('pelr_service')).toBe(
      'DATABASE_URL is refused when NODE_ENV is production: its server has fsync off.\n',
    )
  })

  it.each(['review', 'role_grant', 'session', 'person'])(
    'the table %s of one or more organisations without forced row security',
    async (table) => {
      await sql.raw(`alter table ${table} no force row level security`).execute(database.owner)
      expect(await refusalAs('pelr_service')).toBe(
        `DATABASE_URL is refused when NODE_ENV is production: the table ${table} has no forced row security.\n`,
      )
      await sql.raw(`alter table ${table} force row level security`).execute(database.owner)
    },
  )

  it('such a table also anywhere else', async () => {
    await sql`alter table operation no force row level security`.execute(database.owner)
    expect(await refusal({ DATABASE_URL: database.ownerUrl, DEMONSTRATION: '0' })).toBe(
      'DATABASE_URL is refused: the table operation has no forced row security.\n',
    )
    await sql`alter table operation force row level security`.execute(database.owner)
  })
})

describe('npm run seed', () => {
  it('wants to know what with, and refuses production', async () => {
    expect((await runToEnd({}, SEED)).stderr).toBe(
      'Say what to fill the database with: npm run seed -- demo.\n',
    )
    const env = { ...production, DATABASE_URL: 'postgres://service@127.0.0.1/reviews' }
    expect(await runToEnd(env, SEED, ['demo'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The demonstration is refused when NODE_ENV is production.\n',
    })
  })
})
