import { sql } from 'kysely'
import { QUEUE_SCHEMA } from '../jobs/install-queue.ts'
import { StartRefused } from '../start-refused.ts'
import type { Db } from './types.ts'

/** What stands in the database about the role that serves, in all that it is or may become. */
export type Findings = {
  role: string
  /** The first role of these that is a superuser, bypasses row security, or owns something, and what. */
  superuser: string | null
  bypasses: string | null
  owner: string | null
  owns: string | null
  open: string | null
  fsync: string
  synchronous_commit: string
}

/**
 * Refuses to serve real records from a database that would not protect them: as a role that may do everything,
 * from tables without row security, or from a server that may lose what it acknowledged. Anywhere else only tables
 * without row security are refused. Throws StartRefused.
 */
export async function refuseUnsafeDatabase(db: Db, production: boolean): Promise<void> {
  const found = await look(db)
  const reason = production ? reasonAgainst(found) : reasonOf(found.open)
  const when = production ? ' when NODE_ENV is production' : ''
  if (reason) throw new StartRefused(`DATABASE_URL is refused${when}: ${reason}.`)
}

async function look(db: Db): Promise<Findings> {
  const { rows } = await sql<Findings>`
    with own as (
      select m.oid, m.rolname, m.rolsuper, m.rolbypassrls from pg_roles m
      where pg_has_role(current_user, m.oid, 'member')
    ), owned as (
      select o.rolname, w.what from (
        select c.relowner as owner, c.relnamespace as place, 'the table ' || c.relname as what from pg_class c
          where c.relkind in ('r', 'p', 'v')
        union all select p.proowner, p.pronamespace, 'the function ' || p.proname from pg_proc p
        union all select n.nspowner, n.oid, 'the schema ' || n.nspname from pg_namespace n
      ) w join own o on o.oid = w.owner join pg_namespace n on n.oid = w.place
      where n.nspname in ('public', ${QUEUE_SCHEMA}) order by w.what not like 'the table%', w.what limit 1
    )
    select current_user as role,
      (select min(rolname) from own where rolsuper) as superuser,
      (select min(rolname) from own where rolbypassrls) as bypasses,
      (select rolname from owned) as owner, (select what from owned) as owns,
      (select min(c.relname) from pg_class c join pg_attribute a on a.attrelid = c.oid
          and (a.attname in ('force_id', 'organisation_id', 'person_id') or (c.relname, a.attname) = ('person', 'id'))
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> 'oversight'
          and not (c.relrowsecurity and c.relforcerowsecurity)) as open,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit`.execute(
    db,
  )
  if (!rows[0]) throw new Error('the database does not know its own user')
  return rows[0]
}

/** What speaks against serving from such a database, as the rest of a sentence; undefined where nothing does. */
export function reasonAgainst(found: Findings): string | undefined {
  const { role, superuser, bypasses, owner } = found
  const who = (other: string) =>
    other === role ? `its role ${role}` : `its role ${role} may become ${other}, which`
  if (superuser) return `${who(superuser)} is a superuser`
  if (bypasses) return `${who(bypasses)} bypasses row security`
  if (owner) return `${who(owner)} owns ${found.owns}`
  if (found.open) return reasonOf(found.open)
  if (found.fsync === 'off') return 'its server has fsync off'
  if (found.synchronous_commit === 'off') return 'its server has synchronous_commit off'
  return undefined
}

function reasonOf(open: string | null): string | undefined {
  return open === null ? undefined : `the table ${open} has no forced row security`
}
