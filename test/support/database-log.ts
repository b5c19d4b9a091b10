import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '#server/db/connect.ts'
import { inContext } from '#server/db/context.ts'
import type { TestDatabase } from './database.ts'

/** What the server has written into its log so far, all of it: waits until a line that is written now is there. */
export async function readLog(path: string, { owner }: Pick<Database, 'owner'>): Promise<string> {
  const end = randomUUID()
  await sql.raw(`do $$ begin raise log 'read to ${end}'; end $$`).execute(owner)
  for (let tries = 0; tries < 200; tries++) {
    const text = readFileSync(path, 'utf8')
    if (text.includes(end)) return text
    await wait(10)
  }
  throw new Error('the log of the database does not grow')
}

/** A table that the service may write, and that refuses a row in words of its own. */
export async function makeTableToRefuse({ owner }: Pick<Database, 'owner'>): Promise<void> {
  await sql
    .raw(`create table refusing (id int primary key, words text constraint refusing_check check (words not like '%no%'));
      grant select, insert, update on refusing to pelr_app;
      insert into refusing values (1, 'one'), (2, 'two')`)
    .execute(owner)
}

const write = (id: number, words: string) => sql`insert into refusing values (${id}, ${words})`
const change = (id: number, words: string) => sql`update refusing set words = ${words} where id = ${id}`
let ids = 10

/** One row that is taken and one that is refused, both with these words. */
export async function writeAndBeRefused({ db }: Pick<Database, 'db'>, words: string): Promise<void> {
  await inContext(db, null, (tx) => write(ids++, `${words} stays`).execute(tx))
  await inContext(db, null, (tx) => write(ids++, `${words} no`).execute(tx)).catch(() => {})
}

/** Everything that cuts a statement off in the middle, with these words in each. Returns the codes that came of it. */
export async function beCutOff(database: TestDatabase, words: string): Promise<unknown[]> {
  const { db } = database
  const codeOf = (work: Promise<unknown>) => work.then(String, (error) => error.code ?? error.message)
  const slow = (tx: Parameters<Parameters<typeof inContext>[2]>[0]) =>
    sql`select pg_sleep(5), ${words}::text`.execute(tx)
  const timedOut = () =>
    inContext(db, null, async (tx) => {
      await sql`set local statement_timeout = '50ms'`.execute(tx)
      await slow(tx)
    })
  const killed = () =>
    inContext(db, null, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      const end = sql`select pg_terminate_backend(${rows[0]?.pid})`
      await Promise.all([slow(tx), end.execute(database.owner)])
    })
  const heldUp = () =>
    whileHeld(database, () =>
      inContext(db, null, async (tx) => {
        await sql`set local lock_timeout = '50ms'`.execute(tx)
        await change(1, words).execute(tx)
      }),
    )
  return [
    await codeOf(timedOut()),
    await codeOf(killed()),
    await codeOf(heldUp()),
    ...(await deadlock(database, words)),
  ]
}

async function whileHeld<T>({ owner }: TestDatabase, work: () => Promise<T>): Promise<T> {
  return owner.transaction().execute(async (tx) => {
    await change(1, 'held').execute(tx)
    return work()
  })
}

/** Two transactions that wait for each other; one of them is given up for the other. */
async function deadlock(database: TestDatabase, words: string): Promise<unknown[]> {
  const { owner } = database
  const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const crossing = (first: number, second: number, at: 0 | 1) =>
    owner.transaction().execute(async (tx) => {
      await change(first, words).execute(tx)
      both[at]?.resolve()
      await both[1 - at]?.promise
      await change(second, words).execute(tx)
    })
  const done = await Promise.allSettled([crossing(1, 2, 0), crossing(2, 1, 1)])
  return done.map((each) => (each.status === 'rejected' ? each.reason.code : 'kept'))
}
