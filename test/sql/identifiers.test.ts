import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, startApi } from '#test/support/api.ts'
import { goEverywhere } from '#test/support/everywhere.ts'
import { addForce } from '#test/support/main-job.ts'
import { listRoutes } from '#test/support/routes-of-api.ts'

let api: Api
beforeAll(async () => {
  api = await startApi()
  await goEverywhere(api, await addForce(api, 'norfolk'), (place) => `Words for ${place}`)
}, 120_000)
afterAll(() => api.close())

async function catalog(query: string): Promise<string[]> {
  const { rows } = await sql.raw<{ found: string }>(query).execute(api.database.owner)
  return rows.map(({ found }) => found)
}

const UUID = { type: 'string', format: 'uuid' }
/** Parts of an address that name something published or something inside a record, never a record. */
const NAMES = ['audience', 'kind', 'provider', 'revision', 'role', 'section', 'version']
/** Rules and forms are published under names. */
const PUBLISHED = /^\/api\/v1\/(rules|form-definitions)\/\{id\}\/\{version\}$/

describe('what records are called', () => {
  it('is never counted up: no table has a sequence', async () => {
    const counted = `select c.oid::regclass::text as found from pg_class c
      where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace`
    expect(await catalog(counted)).toEqual([])
  })

  it('is chance by default: every id of one column is a random UUID, but for the names of organisations', async () => {
    const others = `select c.relname || ' ' || format_type(a.atttypid, a.atttypmod) as found
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and c.relname not like 'kysely%' and pg_get_expr(d.adbin, d.adrelid) is distinct from 'gen_random_uuid()'`
    expect(await catalog(others)).toEqual(['organisation text'])
  })

  it('is 122 random bits in every record that the service made', async () => {
    const tables = await catalog(`select c.relname as found from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'uuid'::regtype
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`)
    const all = tables.map((table) => `select '${table}' as name, id from ${table}`).join(' union all ')
    const ids = await catalog(`select name || ' ' || id as found from (${all}) t`)
    expect(ids.length).toBeGreaterThan(30)
    expect(
      ids.filter((id) => !/ [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([])
  })

  it('is all that an address takes for a record', async () => {
    const others = (await listRoutes(api)).flatMap(({ path, parameters }) =>
      parameters
        .filter(({ in: where, name }) => where === 'path' && !NAMES.includes(name) && !PUBLISHED.test(path))
        .filter(({ schema }) => schema.type !== UUID.type || schema.format !== UUID.format)
        .map(({ name }) => `${path} ${name}`),
    )
    expect(others).toEqual([])
  })
})
