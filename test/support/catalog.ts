import { sql } from 'kysely'
import type { Db } from '#server/db/types.ts'

/**
 * Everything a migration can leave in a database, one line each and sorted: columns, constraints, indexes,
 * functions, views, triggers, policies, grants. What the migrations keep for themselves is left out.
 */
export async function describeCatalog(db: Db): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    with relation as (
      select c.* from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely\\_%'
    )
    select concat_ws(' ', 'column', r.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid)) as line
    from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
    where r.relkind in ('r', 'p', 'v')
    union all select concat_ws(' ', 'relation', relkind, relname, relowner::regrole, relrowsecurity,
      relforcerowsecurity, reloptions, relacl) from relation where relkind <> 'i'
    union all select concat_ws(' ', 'constraint', r.relname, k.conname, pg_get_constraintdef(k.oid))
      from relation r join pg_constraint k on k.conrelid = r.oid
    union all select concat_ws(' ', 'index', pg_get_indexdef(oid)) from relation where relkind in ('i', 'I')
    union all select concat_ws(' ', 'view', relname, pg_get_viewdef(oid)) from relation where relkind = 'v'
    union all select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid))
      from relation r join pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal
    union all select concat_ws(' ', 'policy', r.relname, p.polname, p.polcmd, p.polroles::regrole[],
      pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
      from relation r join pg_policy p on p.polrelid = r.oid
    union all select concat_ws(' ', 'function', pg_get_functiondef(f.oid), f.proacl)
      from pg_proc f where f.pronamespace = 'public'::regnamespace and f.prokind = 'f'
`.execute(db)
  return rows.map((row) => row.line).sort()
}
