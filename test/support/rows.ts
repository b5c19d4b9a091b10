import { sql } from 'kysely'
import type { Database } from '#server/db/connect.ts'

/** The tables that hold what a command may leave behind, and the replies that are kept for retries. */
async function listTables({ owner }: Pick<Database, 'owner'>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and c.relname not like 'kysely%' and c.relname not in ('session', 'organisation', 'oversight')
    order by 1`.execute(owner)
  return rows.map(({ name }) => name)
}

/** Rows in every table, and a digest of their text: equal before and after means that nothing was written. */
export async function fingerprint(
  database: Pick<Database, 'owner'>,
  without: readonly string[] = [],
): Promise<Record<string, string>> {
  const tables = (await listTables(database)).filter((name) => !without.includes(name))
  const each = tables.map(
    (
      name,
    ) => `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '')
      as rows from ${name} t`,
  )
  const { rows } = await sql
    .raw<{ name: string; rows: string }>(each.join(' union all '))
    .execute(database.owner)
  return Object.fromEntries(rows.map(({ name, rows: found }) => [name, found]))
}

/** Holds tables until `release`: others wait to write them, and `access exclusive` also to read them. */
export async function holdTables(
  { owner }: Pick<Database, 'owner'>,
  tables: readonly string[],
  mode: 'exclusive' | 'access exclusive' = 'exclusive',
): Promise<{ release: () => Promise<void> }> {
  const held = Promise.withResolvers<void>()
  const letGo = Promise.withResolvers<void>()
  const done = owner.transaction().execute(async (tx) => {
    await sql.raw(`lock table ${tables.join(', ')} in ${mode} mode`).execute(tx)
    held.resolve()
    await letGo.promise
  })
  await held.promise
  return {
    release: async () => {
      letGo.resolve()
      await done
    },
  }
}

/** Waits until so many of the service's transactions wait for a lock that someone else holds. */
export async function untilWaiting({ owner }: Pick<Database, 'owner'>, many = 1): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(owner)
    if ((rows[0]?.waiting ?? 0) >= many) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('nobody came to wait for the lock')
}
