import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, embeddedDatabase } from './connect.ts'
import { openEmbedded } from './embedded.ts'

let database: Database
beforeAll(async () => {
  database = embeddedDatabase(await openEmbedded())
}, 60_000)
afterAll(() => database.close())

async function planned(): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
    database.db,
  )
  return rows.map(({ statement }) => statement)
}

it('has the embedded database plan a statement once, whatever it is given', async () => {
  for (const number of [1, 2, 3]) {
    const { rows } = await sql<{ sum: number }>`select ${number}::int + 1 as sum`.execute(database.db)
    expect(rows).toEqual([{ sum: number + 1 }])
  }
  expect((await planned()).filter((statement) => statement.includes('+ 1 as sum'))).toHaveLength(1)
})

it('leaves a statement without parameters as it is: it may be several in one', async () => {
  await sql.raw('create table one (id int); create table two (id int)').execute(database.db)
  expect((await planned()).some((statement) => statement.includes('create table'))).toBe(false)
})

it('answers rightly after the table behind a planned statement has changed', async () => {
  const count = () => sql<{ count: number }>`select count(*) from one where id > ${0}`.execute(database.db)
  expect((await count()).rows).toEqual([{ count: 0 }])
  await sql.raw('insert into one values (5); create index on one (id)').execute(database.db)
  expect((await count()).rows).toEqual([{ count: 1 }])
})

it('keeps at most 500 plans, and answers the rest without one', async () => {
  for (let number = 0; number < 520; number++) {
    const { rows } = await sql<{ n: number }>`select ${number}::int as n, ${sql.lit(number)} as text`.execute(
      database.db,
    )
    expect(rows[0]?.n).toBe(number)
  }
  expect(await planned()).toHaveLength(500)
}, 30_000)
