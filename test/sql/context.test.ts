import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, embeddedDatabase } from '#server/db/connect.ts'
import { afterCommit, inContext } from '#server/db/context.ts'
import { openEmbedded } from '#server/db/embedded.ts'
import { migrateUp } from '#server/db/migrate.ts'
import type { Tx } from '#server/db/types.ts'
import { createTestDatabase } from '#test/support/database.ts'

const LEAD = '2b0c9f44-6f0e-4a52-9a53-0d3a6f3c7a01'

async function createEmbedded(): Promise<Database> {
  const database = embeddedDatabase(await openEmbedded())
  await migrateUp(database.owner)
  return database
}

/** What row security and grants go by, as the transaction sees it. */
async function whoAmI(tx: Tx) {
  const { rows } = await sql`select current_user as role, app_person() as person,
    app_organisation() as organisation, app_job_force() as job_force`.execute(tx)
  return rows[0]
}

/** Two forces with an operation each, and a debrief lead in the first. */
async function fill({ owner }: Database): Promise<void> {
  await sql
    .raw(`
    insert into organisation (id, kind, name, short_name)
      values ('north', 'force', 'North', 'North'), ('south', 'force', 'South', 'South');
    insert into person (id, slug, name) values ('${LEAD}', 'lead', 'A Lead');
    insert into role_grant (organisation_id, person_id, role) values ('north', '${LEAD}', 'debrief_lead');
    insert into operation (force_id, reference, name, event_type, how_it_came_about, place, planned_start_at,
      debrief_lead_id, registered_by)
      select id, 'A/1', 'An operation of ' || name, 'march', 'planned', 'Town', now(), '${LEAD}', '${LEAD}'
      from organisation where id in ('north', 'south');`)
    .execute(owner)
}

const namesOf = async (tx: Tx) =>
  (await tx.selectFrom('operation').select('name').execute()).map((row) => row.name)

describe.each([
  ['real PostgreSQL', createTestDatabase],
  ['the embedded database', createEmbedded],
])('a transaction on %s', (_name, create) => {
  let database: Database
  beforeAll(async () => {
    database = await create()
    await fill(database)
  })
  afterAll(() => database.close())

  it('runs as the service for one person and one organisation', async () => {
    const context = { personId: LEAD, organisationId: 'north' }
    expect(await inContext(database.db, context, whoAmI)).toEqual({
      role: 'pelr_app',
      person: LEAD,
      organisation: 'north',
      job_force: null,
    })
    expect(await inContext(database.db, context, namesOf)).toEqual(['An operation of North'])
  })

  it('runs as the worker for one force', async () => {
    expect(await inContext(database.db, { jobForceId: 'south' }, whoAmI)).toEqual({
      role: 'pelr_job',
      person: null,
      organisation: null,
      job_force: 'south',
    })
    expect(await inContext(database.db, { jobForceId: 'south' }, namesOf)).toEqual(['An operation of South'])
  })

  it('runs for nobody and sees nothing, whoever had the connection before', async () => {
    expect(await inContext(database.db, null, whoAmI)).toEqual({
      role: 'pelr_app',
      person: null,
      organisation: null,
      job_force: null,
    })
    expect(await inContext(database.db, null, namesOf)).toEqual([])
  })

  it('sees nothing of a force in which the person holds no role', async () => {
    expect(await inContext(database.db, { personId: LEAD, organisationId: 'south' }, namesOf)).toEqual([])
  })

  it('leaves role and person behind neither when it commits nor when it fails', async () => {
    const context = { personId: LEAD, organisationId: 'north' }
    const after = sql`select current_user = session_user as itself, current_setting('app.person_id', true) as person`
    await inContext(database.db, context, whoAmI)
    expect((await after.execute(database.db)).rows).toEqual([{ itself: true, person: '' }])
    await expect(inContext(database.db, context, (tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow()
    expect((await after.execute(database.db)).rows).toEqual([{ itself: true, person: '' }])
  })

  it('is given the moment it began by the database', async () => {
    const [at, now] = await inContext(database.db, null, async (tx, at) => {
      const { rows } = await sql<{ now: string }>`select now() as now`.execute(tx)
      return [at, rows[0]?.now]
    })
    expect(at).toBe(now)
    expect(Math.abs(Date.parse(at ?? '') - Date.now())).toBeLessThan(60_000)
  })

  it('runs again up to three times when the database gave it up, and then says why', async () => {
    let runs = 0
    const givenUp = () => {
      runs++
      return Promise.reject(Object.assign(new Error('given up'), { code: '40001' }))
    }
    await expect(inContext(database.db, null, givenUp)).rejects.toThrow('given up')
    expect(runs).toBe(4)
    runs = 0
    const bug = () => {
      runs++
      return Promise.reject(new Error('a bug'))
    }
    await expect(inContext(database.db, null, bug)).rejects.toThrow('a bug')
    expect(runs).toBe(1)
  })

  it('refuses another one inside it at once instead of waiting for itself', async () => {
    const inside = inContext(database.db, null, () => inContext(database.db, null, whoAmI))
    await expect(inside).rejects.toThrow('a transaction is already open here')
    expect(await inContext(database.db, null, namesOf)).toEqual([])
  })

  it('does what was put off only after it has committed', async () => {
    const done: string[] = []
    await inContext(database.db, null, async () => {
      afterCommit(() => done.push('after'))
      done.push('inside')
    })
    const failed = inContext(database.db, null, async () => {
      afterCommit(() => done.push('never'))
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(done).toEqual(['inside', 'after'])
  })
})

describe('on a server', () => {
  let database: Database
  beforeAll(async () => {
    database = await createTestDatabase()
    await fill(database)
  })
  afterAll(() => database.close())

  it('every wait is bounded', async () => {
    const { rows } = await inContext(database.db, null, (tx) =>
      sql`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
        current_setting('idle_in_transaction_session_timeout') as idle`.execute(tx),
    )
    expect(rows).toEqual([{ statement: '5s', lock: '2s', idle: '10s' }])
  })

  it('the eleventh transaction at a time waits two seconds for a connection and no longer', async () => {
    const release = Promise.withResolvers<void>()
    const allBegan = Promise.withResolvers<void>()
    let began = 0
    const ten = Array.from({ length: 10 }, () =>
      inContext(database.db, null, () => {
        if (++began === 10) allBegan.resolve()
        return release.promise
      }),
    )
    await allBegan.promise
    const asked = performance.now()
    await expect(inContext(database.db, null, whoAmI)).rejects.toThrow(
      'timeout exceeded when trying to connect',
    )
    expect(performance.now() - asked).toBeGreaterThan(1_900)
    release.resolve()
    await Promise.all(ten)
    expect(await inContext(database.db, null, namesOf)).toEqual([])
  })

  it('of two that lock each other out one runs again, and both are done', async () => {
    const context = { jobForceId: 'north' }
    const locks = [1, 2]
    let holding = 0
    let runs = 0
    const bothHold = Promise.withResolvers<void>()
    const inOrder = ([first, second]: number[]) =>
      inContext(database.db, context, async (tx) => {
        runs++
        await sql`select pg_advisory_xact_lock(${first})`.execute(tx)
        if (++holding === 2) bothHold.resolve()
        await bothHold.promise
        await sql`select pg_advisory_xact_lock(${second})`.execute(tx)
      })
    await Promise.all([inOrder(locks), inOrder(locks.toReversed())])
    expect(runs).toBe(3)
  })
})
