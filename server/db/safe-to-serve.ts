import { sql } from 'kysely'
import { StartRefused } from '../start-refused.ts'
import type { Db } from './types.ts'

/** What stands in the database about the role that serves, in all that it is or may become. */
export type Findings = {
  role: string
  /** The first role of these that is a superuser, bypasses row security, or owns a table, and that table. */
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
 * from tables without row security, or from a server that may lose what it acknowledged. Throws StartRefused.
 */
export async function refuseUnsafeDatabase(db: Db): Promise<void> {
  const found = await look(db)
  const reason = reasonAgainst(found)
  if (reason) throw new StartRefused(`DATABASE_URL is refused when NODE_ENV is production: ${reason}.`)
}

async function look(db: Db): Promise<Findings> {
  const { rows } = await sql<Findings>`
    with own as (
      select m.oid, m.rolname, m.rolsuper, m.rolbypassrls from pg_roles m
      where pg_has_role(current_user, m.oid, 'member')
    ), owned as (
      select o.rolname, c.relname from pg_class c join own o on o.oid = c.relowner
      where c.relnamespace = 'public'::regnamespace order by c.relname limit 1
    )
    select current_user as role,
      (select min(rolname) from own where rolsuper) as superuser,
      (select min(rolname) from own where rolbypassrls) as bypasses,
      (select rolname from owned) as owner, (select relname from owned) as owns,
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
  if (owner) return `${who(owner)} owns the table ${found.owns}`
  if (found.open) return `the table ${found.open} has no forced row security`
  if (found.fsync === 'off') return 'its server has fsync off'
  if (found.synchronous_commit === 'off') return 'its server has synchronous_commit off'
  return undefined
}
