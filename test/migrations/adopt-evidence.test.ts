import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalBytes, digestOf } from '#server/canonical.ts'
import { enter, inContext } from '#server/db/context.ts'
import { migrateUp } from '#server/db/migrate.ts'
import type { Tx } from '#server/db/types.ts'
import { listEventsAbout, recordEvent } from '#server/features/audit/repository.ts'
import { refreshCoverage } from '#server/features/coverage/repository.ts'
import { readChain } from '#server/fsck/check-chain.ts'
import { checkEvidence } from '#server/fsck/check-evidence.ts'
import { checkForce } from '#server/fsck/check-force.ts'
import { londonDate } from '#shared/calendar.ts'
import { dayText } from '#shared/form/value-text.ts'
import { checkpointPlace } from '#test/support/api.ts'
import { createEmptyDatabase, type TestDatabase } from '#test/support/database.ts'

const FORCE = 'kent'
const OURS = new URL('../../migrations/', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'older-'))
afterAll(() => rmSync(folder, { recursive: true }))

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`
const [LEAD, GOLD, OPERATION, REVIEW] = [id(1), id(2), id(3), id(4)]
const DIGEST = 'a'.repeat(64)

/** Brings a database up to the migration of this number, as a release of that time did. */
async function migrateTo(database: TestDatabase, number: string): Promise<void> {
  const older = join(folder, number)
  const files = readdirSync(OURS).filter((file) => file.slice(0, 11) <= `20261122-${number}`)
  for (const file of files) cpSync(new URL(file, OURS), join(older, file))
  await migrateUp(database.owner, pathToFileURL(`${older}/`))
}

/** Rows of that time, by hand: an operation that was decided and debriefed, and its review that gold was shown. */
const ROWS: RawBuilder<unknown>[] = [
  sql`insert into organisation (id, kind, name, short_name) values (${FORCE}, 'force', 'Kent Police', 'Kent')`,
  sql`insert into person (id, slug, name) values (${LEAD}, 'lead', 'Lena Leads'), (${GOLD}, 'gold', 'Gus Gold')`,
  sql`insert into operation (force_id, id, reference, name, event_type, how_it_came_about, place, planned_start_at,
      debrief_lead_id, registered_by)
    values (${FORCE}, ${OPERATION}, 'K/1', 'Ångström “Larch” \\ 1', 'march', 'planned', 'Dover', now(), ${LEAD}, ${LEAD})`,
  sql`insert into fact_author (force_id, operation_id, person_id) values (${FORCE}, ${OPERATION}, ${LEAD})`,
  sql`insert into decision (force_id, id, operation_id, number, kind, known, rule_id, rule_version, rule_digest,
      history, assessment, computed_tier, chosen_tier, reason, position, second_person, in_effect, decided_by)
    values (${FORCE}, ${id(5)}, ${OPERATION}, 1, 'as_computed', '{"officers": 12}', 'national-default', '1.0.0',
      ${DIGEST}, '{}', '{"reached": []}', 1, 1, 'The rule gives it.', 'silver', 'none', 'at_once', ${LEAD})`,
  sql`insert into debrief (force_id, id, operation_id, kind, held_from, held_to, place, facilitator_role, scribe,
      invited, present, recorded_by)
    values (${FORCE}, ${id(6)}, ${OPERATION}, 'hot', now() - interval '1 hour', now(), 'Van', 'Sergeant', 'PC', 4, 4, ${LEAD})`,
  sql`insert into review (force_id, id, operation_id, definition_id, definition_version, state, lead_id, started_by)
    values (${FORCE}, ${REVIEW}, ${OPERATION}, 'pelr', '1.0.0', 'with_gold', ${LEAD}, ${LEAD})`,
  sql`insert into review_author (force_id, review_id, person_id) values (${FORCE}, ${REVIEW}, ${LEAD})`,
  sql`insert into action_reason (force_id, id, review_id, action, reason, given_by)
    values (${FORCE}, ${id(7)}, ${REVIEW}, 'reinstate', 'It is needed.', ${LEAD})`,
]
const WRITTEN = 7

/** One event as the chain of that time held it: without the digests of rows. */
async function writeOldEvent(tx: Tx, sequence: number, previous: string): Promise<string> {
  const at = new Date(Date.UTC(2026, 9, 1) + sequence * 1000).toISOString()
  const payload = canonicalBytes({
    action: 'start',
    actor: { organisation: FORCE, person: LEAD },
    at,
    details: {},
    force: FORCE,
    operation: OPERATION,
    previous,
    review: REVIEW,
    sequence,
  }).toString('utf8')
  const digest = digestOf(payload)
  const own = { force_id: FORCE, sequence }
  await tx
    .insertInto('audit_event')
    .values({
      ...own,
      at,
      payload,
      previous_digest: previous,
      digest,
      operation_id: OPERATION,
      review_id: REVIEW,
    })
    .execute()
  const head = tx.insertInto('audit_head').values({ ...own, digest })
  await head.onConflict((conflict) => conflict.column('force_id').doUpdateSet({ sequence, digest })).execute()
  return digest
}

/** A database as it stood before the chain held digests of rows. */
async function olderDatabase(): Promise<TestDatabase> {
  const database = await createEmptyDatabase()
  await migrateTo(database, '08')
  await database.owner.transaction().execute(async (tx) => {
    for (const row of ROWS) await row.execute(tx)
    let digest = ''
    for (const sequence of [1, 2, 3]) digest = await writeOldEvent(tx, sequence, digest)
  })
  return database
}

const asJob = <T>(database: TestDatabase, work: (tx: Tx, at: string) => Promise<T>) =>
  inContext(database.db, { jobForceId: FORCE }, work)

async function check(database: TestDatabase) {
  // What coverage reads is no evidence: it is worked out from the rows that are.
  await database.owner
    .transaction()
    .execute((tx) => refreshCoverage(tx, FORCE, OPERATION, new Date().toISOString()))
  const { known } = (await checkpointPlace()).key
  return asJob(database, (tx) => checkForce(tx, FORCE, { known, anchor: [] }))
}

/** What the check finds after the owner of the tables did this with every trigger off. */
async function checkAfter(database: TestDatabase, harm: (tx: Tx) => Promise<unknown>) {
  await database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await harm(tx)
  })
  return (await check(database)).faults
}

describe('a database from before the chain held digests of rows', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await olderDatabase()
  })
  afterAll(() => database.close())

  it('is not whole until its rows are taken up (the control)', async () => {
    await migrateTo(database, '11')
    const { rows } = await sql<{ name: string }>`select tgrelid::regclass::text as name from pg_trigger
      where tgfoid = 'note_evidence'::regproc`.execute(database.owner)
    const tables = rows.map(({ name }) => name)
    const { faults } = await asJob(database, async (tx) =>
      checkEvidence(tx, FORCE, await readChain(tx, FORCE), tables),
    )
    expect(faults).toHaveLength(WRITTEN)
    expect(new Set(faults.map(({ what }) => what))).toEqual(new Set(['no audit event wrote it']))
  })

  it('is whole after the upgrade, which says how much was taken up and when', async () => {
    await migrateUp(database.owner)
    const { counted, notes, faults } = await check(database)
    expect(faults).toEqual([])
    expect(counted).toMatchObject({ 'audit events': 4, 'rows of evidence': WRITTEN })
    const today = dayText(londonDate(new Date().toISOString()))
    expect(notes).toEqual([
      `${WRITTEN} rows were first taken into the chain on ${today}: a change made before that day cannot be told`,
    ])
  })

  it('still has the history that was written then', async () => {
    const about = { force_id: FORCE, id: REVIEW, operation_id: OPERATION }
    const events = await asJob(database, (tx) => listEventsAbout(tx, about))
    expect(events.map(({ sequence }) => sequence)).toEqual([3, 2, 1])
  })

  it('goes on: a row that is written or changed by the service is whole', async () => {
    await asJob(database, async (tx, at) => {
      await tx.updateTable('review').set({ state: 'submitted' }).where('id', '=', REVIEW).execute()
      await recordEvent(tx, 'service', at, { forceId: FORCE, action: 'submit', reviewId: REVIEW })
    })
    expect((await check(database)).faults).toEqual([])
  })

  it('shows a row of before that is changed from now on', async () => {
    const faults = await checkAfter(database, (tx) =>
      sql`update decision set reason = reason || ' And more.'`.execute(tx),
    )
    expect(faults).toEqual([{ where: `decision ${id(5)}`, what: 'it is not as its audit event wrote it' }])
    await checkAfter(database, (tx) => sql`update decision set reason = 'The rule gives it.'`.execute(tx))
    expect((await check(database)).faults).toEqual([])
  })

  it('cannot have a row of its own taken up a second time', async () => {
    const faults = await checkAfter(database, async (tx) => {
      const at = await enter(tx, { jobForceId: FORCE })
      await sql`update decision set reason = 'Forged.'`.execute(await asOwner(tx))
      const { rows } = await sql<{
        digest: string
      }>`select evidence_digest(d) as digest from decision d`.execute(tx)
      const noted = { table: 'decision', row: id(5), digest: rows[0]?.digest }
      await sql`select set_config('app.evidence', ${`${JSON.stringify(noted)}\n`}, true)`.execute(tx)
      await recordEvent(tx, 'service', at, { forceId: FORCE, action: 'adopt_evidence', details: { rows: 1 } })
    })
    expect(faults).toEqual([
      { where: 'audit_event 6', what: 'older rows were taken into the chain a second time' },
    ])
  })

  it('cannot have an event without digests from now on', async () => {
    const faults = await checkAfter(database, async (tx) => {
      const { rows } = await sql<{ digest: string }>`select digest from audit_head`.execute(tx)
      await writeOldEvent(tx, 7, rows[0]?.digest ?? '')
    })
    expect(faults.at(-1)).toEqual({
      where: 'audit_event 7',
      what: 'it holds no digests, and an event before it does',
    })
  })
})

async function asOwner(tx: Tx): Promise<Tx> {
  await sql`select set_config('role', 'none', true)`.execute(tx)
  return tx
}

describe('a database that was upgraded half way and has gone on since', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await olderDatabase()
    await migrateTo(database, '11')
    await asJob(database, async (tx, at) => {
      await tx.updateTable('review').set({ state: 'submitted' }).where('id', '=', REVIEW).execute()
      await recordEvent(tx, 'service', at, { forceId: FORCE, action: 'submit', reviewId: REVIEW })
    })
  })
  afterAll(() => database.close())

  it('has only those rows taken up that no event holds: what was changed unseen before stays seen', async () => {
    await database.owner.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`update review set state = 'received'`.execute(tx)
    })
    await migrateUp(database.owner)
    const { notes, faults } = await check(database)
    expect(faults).toEqual([{ where: `review ${REVIEW}`, what: 'it is not as its audit event wrote it' }])
    expect(notes[0]).toContain(`${WRITTEN - 1} rows were first taken`)
  })
})
