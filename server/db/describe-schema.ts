import { sql } from 'kysely'
import type { Db } from './types.ts'

export type Column = {
  table: string
  name: string
  type: string
  nullable: boolean
  /** The database fills it in, so an insert may leave it out. */
  hasDefault: boolean
  generatedAlways: boolean
  /** The definitions of the checks on this column alone. */
  checks: string[]
}

/** Every column of every table and view of the service, tables by name, columns in their order. */
export async function describeSchema(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
      not a.attnotnull as nullable,
      a.atthasdef or a.attidentity <> '' as "hasDefault",
      a.attgenerated <> '' or a.attidentity = 'a' as "generatedAlways",
      array(select pg_get_constraintdef(k.oid) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] order by k.conname) as checks
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
      and c.relname not like 'kysely\\_%'
    order by c.relname collate "C", a.attnum`.execute(db)
  return rows
}
