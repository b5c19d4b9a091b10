import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Context, inContext } from '#server/db/context.ts'
import type { Db, Tx } from '#server/db/types.ts'
import { makeCheckpoints } from '#server/jobs/make-checkpoints.ts'
import { type Api, addPerson, type Client, checkpointPlace, startApi } from '#test/support/api.ts'
import { goEverywhere } from '#test/support/everywhere.ts'
import { act, addForce, type Force } from '#test/support/main-job.ts'

let api: Api
let force: Force
let neighbour: Client
let auditor: Client
let tables: string[]
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'cambridgeshire')
  const { review } = await goEverywhere(api, force, (place) => `Words for ${place}`)
  await act(force.lead, `/reviews/${review}/submit`)
  await makeCheckpoints(api.database.db, { forceId: 'cambridgeshire' }, await checkpointPlace())
  const { personId: person_id } = force.lead
  const sent = { force_id: 'cambridgeshire', person_id, kind: 'digest', subject: '2026-11-22' } as const
  await api.database.owner.insertInto('mail_sent').values(sent).execute()
  neighbour = await addPerson(api, 'suffolk', ['debrief_lead', 'gold_commander', 'force_administrator'])
  auditor = await addPerson(api, 'cambridgeshire-oversight', ['auditor'])
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'force_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'oversight' order by 1`.execute(
    api.database.owner,
  )
  tables = rows.map(({ name }) => name)
}, 40_000)
afterAll(() => api.close())

const contextOf = ({ personId, organisationId }: Client): Context => ({ personId, organisationId })

/** Rows of each force's table that a transaction in this context sees. */
function seenBy(context: Context): Promise<Record<string, number>> {
  return inContext(api.database.db, context, rowsSeen)
}

async function rowsSeen(tx: Tx): Promise<Record<string, number>> {
  const seen: Record<string, number> = {}
  for (const table of tables) {
    // A table that the role may not even read shows no row.
    const allowed = await sql<{
      yes: boolean
    }>`select has_table_privilege(${`public.${table}`}, 'select') as yes`.execute(tx)
    const { rows } = allowed.rows[0]?.yes
      ? await sql.raw<{ count: number }>(`select count(*)::int as count from public.${table}`).execute(tx)
      : { rows: [{ count: 0 }] }
    seen[table] = rows[0]?.count ?? -1
  }
  return seen
}

/** Ends a transaction that made a temporary object, so that it leaves none in the connection. */
class SeenHere extends Error {
  readonly seen: Record<string, number>
  constructor(seen: Record<string, number>) {
    super('seen')
    this.seen = seen
  }
}

async function placesOf(forceId: string): Promise<{ operationId: string; reviewId: string }> {
  const { rows } = await sql<{ operationId: string; reviewId: string }>`
    select operation_id as "operationId", id as "reviewId" from review where force_id = ${forceId} limit 1`.execute(
    api.database.owner,
  )
  if (!rows[0]) throw new Error('no review')
  return rows[0]
}

async function nameOf(owner: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner)
  return rows[0]?.name ?? ''
}

/** Kept by jobs for jobs: who was told what is nobody's to read. */
const OF_JOBS = ['mail_sent']

const nothing = () => Object.fromEntries(tables.map((table) => [table, 0]))

describe('with a row in every table of a force', () => {
  it('the control: their owner sees one in each, and so do the people of the force', async () => {
    for (const table of tables) {
      const { rows } = await sql.raw(`select 1 from ${table} limit 1`).execute(api.database.owner)
      expect({ table, rows: rows.length }).toEqual({ table, rows: 1 })
    }
    const own = await seenBy(contextOf(force.contributor))
    expect(Object.keys(own).filter((table) => own[table] === 0)).toEqual(OF_JOBS)
  })

  it('nobody without a context sees any, as the service or as a job', async () => {
    expect(await seenBy(null)).toEqual(nothing())
    expect(await seenBy({ jobForceId: '' })).toEqual(nothing())
  })

  it('another force sees none, nor does someone of this force who acts for another', async () => {
    expect(await seenBy(contextOf(neighbour))).toEqual(nothing())
    expect(await seenBy({ personId: force.lead.personId, organisationId: 'suffolk' })).toEqual(nothing())
    expect(await seenBy({ jobForceId: 'suffolk' })).toEqual(nothing())
  })

  it('the auditor sees rows of coverage alone', async () => {
    expect(await seenBy(contextOf(auditor))).toEqual({ ...nothing(), coverage_row: expect.any(Number) })
    expect((await seenBy(contextOf(auditor))).coverage_row).toBeGreaterThan(0)
  })

  it('nobody can change or add a row of another force', async () => {
    const changed = await inContext(api.database.db, contextOf(neighbour), async (tx) => {
      const updated = await tx.updateTable('operation').set({ name: 'Taken over' }).executeTakeFirst()
      const moved = await tx.updateTable('review').set({ state: 'signed_off' }).executeTakeFirst()
      return [updated.numUpdatedRows, moved.numUpdatedRows]
    })
    expect(changed).toEqual([0n, 0n])
    const adding = inContext(api.database.db, contextOf(neighbour), (tx) =>
      tx.insertInto('audit_head').values({ force_id: 'kent', sequence: 1, digest: '' }).execute(),
    )
    await expect(adding).rejects.toThrow('row-level security')
  })

  it('a temporary object of the same name opens nothing that policies look at', async () => {
    const of = `'cambridgeshire'::text`
    const { operationId, reviewId } = await placesOf('cambridgeshire')
    const shadows: Record<string, string> = {
      viewer_force: `select ${of} as force_id`,
      viewer_share: `select ${of} as force_id, '${operationId}'::uuid as operation_id, now() as shared_at`,
      viewer_shared_review: `select ${of} as force_id, '${reviewId}'::uuid as review_id`,
      viewer_given_section: `select ${of} as force_id, '${reviewId}'::uuid as review_id, 'events'::text as section_id`,
      share: `select 'cambridgeshire'::text as with_force_id, 'suffolk'::text as force_id, null::timestamptz as ended_at`,
      decision: `select d.force_id, d.id, '${operationId}'::uuid as operation_id from public.decision d`,
    }
    const { db, owner } = api.database
    await sql`grant temporary on database ${sql.id(await nameOf(owner))} to public`.execute(owner)
    for (const [name, text] of Object.entries(shadows)) {
      const seen = inContext(db, contextOf(neighbour), async (tx) => {
        await sql.raw(`create temporary view ${name} as ${text}`).execute(tx)
        throw new SeenHere(await rowsSeen(tx))
      })
      await expect(seen, name).rejects.toMatchObject({ seen: nothing() })
    }
  })

  it('people are known to their own organisation alone', async () => {
    const known = await inContext(api.database.db, contextOf(neighbour), (tx) =>
      tx.selectFrom('person').select('id').execute(),
    )
    expect(known).toEqual([{ id: neighbour.personId }])
  })
})
