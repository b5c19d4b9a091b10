import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EVIDENCE_TABLES } from '#server/db/evidence-tables.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

/** The first column of each row that the catalog gives. */
async function catalog(query: string): Promise<string[]> {
  const { rows } = await sql.raw<{ found: string }>(query).execute(database.owner)
  return rows.map((row) => row.found)
}

/** The code with which the database refuses a statement to a role, or undefined where it obeys. Nothing stays. */
function refusal(role: string, statement: string): Promise<string | undefined> {
  return database.owner
    .transaction()
    .execute(async (tx) => {
      await sql`select set_config('role', ${role}, true)`.execute(tx)
      await sql.raw(statement).execute(tx)
      throw Object.assign(new Error('obeyed'), { code: undefined })
    })
    .catch((error: { code?: string }) => error.code)
}

// The directory of who oversees whom names a force and belongs to none.
const TENANT_TABLES = `select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'force_id'
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> 'oversight'`

describe('every table that belongs to a force', () => {
  it('is found by its force_id', async () => {
    const tables = await catalog(`select relname as found from (${TENANT_TABLES}) t order by relname`)
    expect(tables).toEqual(expect.arrayContaining(['operation', ...EVIDENCE_TABLES]))
  })

  it('has row security, forced on its owner too', async () => {
    const open = `select relname as found from (${TENANT_TABLES}) t where not (relrowsecurity and relforcerowsecurity)`
    expect(await catalog(open)).toEqual([])
  })

  it('is unique within a force: each unique index begins with force_id', async () => {
    const others = `select i.indexrelid::regclass::text as found from (${TENANT_TABLES}) t
      join pg_index i on i.indrelid = t.oid and i.indisunique
      join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where a.attname <> 'force_id'`
    expect(await catalog(others)).toEqual([])
  })

  it('points into another such table by force_id first, on both sides', async () => {
    const others = `select k.conname as found from pg_constraint k
      join (${TENANT_TABLES}) t on t.oid = k.conrelid join (${TENANT_TABLES}) f on f.oid = k.confrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
      where k.contype = 'f' and (a.attname <> 'force_id' or b.attname <> 'force_id')`
    expect(await catalog(others)).toEqual([])
  })

  it('shows nothing without a context', async () => {
    const tables = await catalog(`select relname as found from (${TENANT_TABLES}) t
      where has_table_privilege('pelr_app', oid, 'select')`)
    await sql`insert into audit_head (force_id, sequence, digest)
      select id, 1, 'x' from organisation where kind = 'force' limit 1`.execute(database.owner)
    for (const table of tables) {
      const { rows } = await database.db.transaction().execute(async (tx) => {
        await sql`select set_config('role', 'pelr_app', true)`.execute(tx)
        return sql.raw(`select 1 from ${table}`).execute(tx)
      })
      expect({ table, rows }).toEqual({ table, rows: [] })
    }
  })
})

describe('every foreign key', () => {
  it('has an index that begins with its columns', async () => {
    const without = `select k.conname as found from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not exists (
        select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
          and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`
    expect(await catalog(without)).toEqual([])
  })
})

describe('the roles of the service', () => {
  const ROLES = `('pelr_app', 'pelr_job', 'pelr_service')`

  it('are no superusers, bypass nothing and make nothing', async () => {
    const mighty = `select rolname as found from pg_roles where rolname in ${ROLES}
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`
    expect(await catalog(mighty)).toEqual([])
  })

  it('own nothing', async () => {
    const owned = `select classid::regclass || ' ' || objid as found from pg_shdepend
      where deptype = 'o' and refclassid = 'pg_authid'::regclass
        and refobjid in (select oid from pg_roles where rolname in ${ROLES})`
    expect(await catalog(owned)).toEqual([])
  })

  it('may not make a table, here or beside it', async () => {
    expect(await refusal('pelr_app', 'create table loot (id int)')).toBe('42501')
    expect(await refusal('pelr_job', 'create table loot (id int)')).toBe('42501')
    expect(await refusal('pelr_app', 'create schema loot')).toBe('42501')
  })

  it('hold these privileges on tables and columns and no others', async () => {
    // The queue keeps statistics in a table a day, whose names no list can hold.
    const onTables = await catalog(`
      select concat_ws(' ', grantee, table_schema || '.' || table_name,
        string_agg(lower(privilege_type), ', ' order by privilege_type)) as found
      from information_schema.role_table_grants where grantee in ${ROLES} and table_name !~ '_[0-9]{8}$'
      group by grantee, table_schema, table_name`)
    const onColumns = await catalog(`
      select concat(c.grantee, ' ', c.table_schema, '.', c.table_name, ' (', c.column_name, ') ', lower(c.privilege_type)) as found
      from information_schema.role_column_grants c where c.grantee in ${ROLES} and not exists (
        select from information_schema.role_table_grants t where t.grantee = c.grantee
          and t.table_schema = c.table_schema and t.table_name = c.table_name and t.privilege_type = c.privilege_type)`)
    const held = [...onTables, ...onColumns].sort()
    await expect(`${held.join('\n')}\n`).toMatchFileSnapshot('snapshots/grants.txt')
  })
})

describe('evidence', () => {
  it.each(EVIDENCE_TABLES)('in %s cannot be changed or removed by the service', async (table) => {
    const columns = await catalog(
      `select attname as found from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped
        and attgenerated = ''`,
    )
    const attempts = [
      `delete from ${table}`,
      `truncate ${table}`,
      ...columns.map((column) => `update ${table} set ${column} = ${column}`),
    ]
    for (const role of ['pelr_app', 'pelr_job']) {
      for (const attempt of attempts) {
        expect({ role, attempt, code: await refusal(role, attempt) }).toEqual({
          role,
          attempt,
          code: '42501',
        })
      }
    }
  })

  it.each(EVIDENCE_TABLES)('in %s stands even against its owner', async (table) => {
    expect(await refusal('none', `truncate ${table} cascade`)).toBe('42501')
    const guarded = await catalog(`select pg_get_triggerdef(oid) as found from pg_trigger
      where tgrelid = '${table}'::regclass and tgenabled = 'O' and tgfoid = 'refuse_change'::regproc`)
    expect(
      guarded.some((trigger) =>
        /BEFORE (DELETE OR UPDATE|UPDATE OR DELETE) ON .* FOR EACH ROW/.test(trigger),
      ),
    ).toBe(true)
  })
})

describe('code in the database', () => {
  it('never runs with the rights of whoever wrote it', async () => {
    const definers = `select p.oid::regprocedure::text as found from pg_proc p
      where p.prosecdef and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`
    expect(await catalog(definers)).toEqual([])
  })

  it('has only views that see what their reader may see', async () => {
    const views = `select relname as found from pg_class where relkind = 'v'
      and relnamespace = 'public'::regnamespace and not coalesce('security_invoker=true' = any (reloptions), false)`
    expect(await catalog(views)).toEqual([])
  })
})

describe('the job queue', () => {
  it('takes a job from the role that serves and shows it none', async () => {
    expect(await refusal('pelr_app', 'select data from pgboss.job')).toBe('42501')
    expect(await refusal('pelr_app', 'select data from pgboss.job_common')).toBe('42501')
    expect(await refusal('pelr_app', 'delete from pgboss.job_common')).toBe('42501')
    expect(await refusal('pelr_app', `update pgboss.job_common set data = null`)).toBe('42501')
  })
})
