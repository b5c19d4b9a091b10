import { sql } from 'kysely'
import { StartRefused } from '../start-refused.ts'
import type { Db } from './types.ts'

type Findings = {
  role: string
  superuser: boolean
  bypasses: boolean
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
    select current_user as role, rolsuper as superuser, rolbypassrls as bypasses,
      (select min(relname) from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace) as owns,
      (select min(c.relname) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'force_id'
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> 'oversight'
          and not (c.relrowsecurity and c.relforcerowsecurity)) as open,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit
    from pg_roles r where rolname = current_user`.execute(db)
  if (!rows[0]) throw new Error('the database does not know its own user')
  return rows[0]
}

function reasonAgainst(found: Findings): string | undefined {
  if (found.superuser) return `its role ${found.role} is a superuser`
  if (found.bypasses) return `its role ${found.role} bypasses row security`
  if (found.owns) return `its role ${found.role} owns the table ${found.owns}`
  if (found.open) return `the table ${found.open} has no forced row security`
  if (found.fsync === 'off') return 'its server has fsync off'
  if (found.synchronous_commit === 'off') return 'its server has synchronous_commit off'
  return undefined
}
