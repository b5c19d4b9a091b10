import { sql } from 'kysely'
import { connect } from '#server/db/connect.ts'

// A process to be killed: it writes pairs of rows for ever and prints a number once the pair is committed.
// `too-early` prints before, as a service would that promises what it has not kept.
const [dataDir = '', tooEarly] = process.argv.slice(2)
const { db } = await connect({ dataDir, databaseUrl: undefined, migrateDatabaseUrl: undefined })
await sql`create table if not exists written (number bigint primary key, text text not null)`.execute(db)
await sql`create table if not exists twin (number bigint primary key, text text not null)`.execute(db)
const text = 'x'.repeat(40_000)
const { rows } = await sql<{ last: number | null }>`select max(number) as last from written`.execute(db)
for (let number = (rows[0]?.last ?? 0) + 1; ; number++) {
  if (tooEarly) process.stdout.write(`${number}\n`)
  await db.transaction().execute(async (tx) => {
    await sql`insert into written values (${number}, ${text})`.execute(tx)
    await sql`insert into twin values (${number}, ${text})`.execute(tx)
  })
  if (!tooEarly) process.stdout.write(`${number}\n`)
}
