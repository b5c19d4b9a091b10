import { sql } from 'kysely'
import type { Database } from '#server/db/connect.ts'
import type { Tx } from '#server/db/types.ts'

class Undone extends Error {}

/** What `look` finds after the owner of the tables did `harm` with every trigger off; nothing of it stays. */
export async function harmed<T>(
  { owner }: Pick<Database, 'owner'>,
  harm: (tx: Tx) => Promise<unknown>,
  look: (tx: Tx) => Promise<T>,
): Promise<T> {
  let found: { value: T } | undefined
  await owner
    .transaction()
    .execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await harm(tx)
      found = { value: await look(tx) }
      throw new Undone()
    })
    .catch((error) => {
      if (!(error instanceof Undone)) throw error
    })
  if (!found) throw new Error('nothing was looked at')
  return found.value
}

/** Another value that the column can hold. */
export function otherValue(type: string, column: string) {
  const kept = sql.ref(column)
  if (type === 'uuid') return sql`gen_random_uuid()`
  if (type === 'bytea') return sql`coalesce(${kept}, ''::bytea) || '\\x00'::bytea`
  if (type === 'jsonb') return sql`jsonb_build_object('was', ${kept})`
  if (type === 'boolean') return sql`not coalesce(${kept}, false)`
  if (type === 'date') return sql`coalesce(${kept}, current_date) + 1`
  if (type.startsWith('timestamp')) return sql`coalesce(${kept}, now()) + interval '1 microsecond'`
  if (['integer', 'smallint', 'bigint'].includes(type)) return sql`coalesce(${kept}, 0) + 1`
  return sql`coalesce(${kept}, '') || ' '`
}

/** A force's drafts, facts, mail and access log are no evidence, and whom it is overseen by is reference data. */
const OTHER_TABLES = ['access_log', 'facts', 'mail_sent', 'oversight', 'review_section']

/** Every table that holds rows of forces which a check of their records looks at. */
export async function tablesOfRecords({ owner }: Pick<Database, 'owner'>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    join pg_attribute on attrelid = pg_class.oid and attname = 'force_id'
    where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`.execute(owner)
  return rows.map(({ name }) => name).filter((name) => !OTHER_TABLES.includes(name))
}

const oneOf = (table: string, force: string) =>
  sql`select ctid from ${sql.table(table)} where force_id = ${force} order by ctid limit 1`

/** Takes away one row of a force. */
export async function removeOne(tx: Tx, table: string, force: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where ctid in (${oneOf(table, force)})`.execute(tx)
}

/** Writes one row of a force a second time, after what makes it single was taken away. */
export async function copyOne(tx: Tx, table: string, force: string): Promise<void> {
  await sql`alter table ${sql.table(table)} drop constraint ${sql.id(`${table}_pk`)} cascade`.execute(tx)
  const { rows } = await sql<{ index: string }>`select indexrelid::regclass::text as index from pg_index
    where indrelid = ${table}::regclass and indisunique`.execute(tx)
  for (const { index } of rows) await sql`drop index ${sql.table(index)}`.execute(tx)
  const one = oneOf(table, force)
  await sql`insert into ${sql.table(table)} select * from ${sql.table(table)} where ctid in (${one})`.execute(
    tx,
  )
}
