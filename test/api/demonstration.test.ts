import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { demonstrationPerson } from '#server/demonstration/people.ts'
import { seedDemonstration, WHO_TO_SIGN_IN_AS } from '#server/demonstration/seed-demonstration.ts'
import { listMoments, listReadableForces } from '#server/features/coverage/repository.ts'
import { isEmpty } from '#server/prepare-database.ts'
import { dutyStatus, ladderOf } from '#shared/coverage/ladder.ts'
import { figures, ladderTable, listFor } from '#shared/coverage/measures.ts'
import { clockedRungs, impactDuties, type OperationMoments } from '#shared/coverage/moments.ts'
import { partOf, standDownMissing } from '#shared/coverage/partition.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let now: string
let rows: OperationMoments[]

beforeAll(async () => {
  database = await createTestDatabase()
  const started = performance.now()
  await seedDemonstration(database)
  console.log(`the demonstration took ${Math.round(performance.now() - started)} ms on a server`)
  ;({ rows, now } = await readAs('tamsin-calder'))
}, 120_000)
afterAll(() => database.close())

/** Everything whose coverage this person may read, at the database's time. */
function readAs(slug: string) {
  const person = demonstrationPerson(slug)
  if (!person) throw new Error(`nobody is called ${slug}`)
  const context = { personId: person.id, organisationId: person.organisationId }
  return inContext(database.db, context, async (tx, at) => {
    const forces = (await listReadableForces(tx)).map(({ id }) => id)
    return { forces, now: at, rows: await listMoments(tx, forces) }
  })
}

function operation(name: string): OperationMoments {
  const row = rows.find((each) => each.name === `Operation ${name}`)
  if (!row) throw new Error(`there is no Operation ${name}`)
  return row
}

/** From considered to submitted. */
function statusesOf(name: string): (string | null)[] {
  return ladderOf(operation(name), now)
    .rungs.slice(1)
    .map(({ status }) => status)
}

const inTime = 'done_in_time'
const late = 'done_late'
const notYet = 'not_yet_due'

describe('the demonstration', () => {
  it('holds thirty-one operations of three forces', () => {
    const forces = Map.groupBy(rows, ({ forceId }) => forceId)
    expect(Object.fromEntries([...forces].map(([force, own]) => [force, own.length]))).toEqual({
      hampshire: 17,
      'thames-valley': 7,
      'avon-and-somerset': 7,
    })
  })

  it('shows every status on every rung, and every part of the register', () => {
    const found = new Set(
      rows.flatMap((row) => ladderOf(row, now).rungs.map(({ rung, status }) => `${rung} ${status}`)),
    )
    const statuses = [inTime, late, 'paused', 'overdue', notYet]
    const wanted = clockedRungs.flatMap((rung) => statuses.map((status) => `${rung} ${status}`))
    // A pause stops no decision.
    expect(wanted.filter((each) => !found.has(each))).toEqual(['considered paused'])
    expect(new Set(rows.map((row) => partOf(row, now)))).toEqual(
      new Set(['removed', 'awaiting_decision', 'not_required', 'required']),
    )
    expect(new Set(rows.map(({ removedAs }) => removedAs))).toEqual(new Set([null, 'withdrawn', 'duplicate']))
  })

  it.each`
    name             | tier    | statuses
    ${'Lantern'}     | ${2}    | ${[inTime, inTime, inTime, inTime, inTime]}
    ${'Oxbow'}       | ${2}    | ${[inTime, inTime, inTime, inTime, inTime]}
    ${'Plover'}      | ${3}    | ${[inTime, inTime, inTime, inTime, inTime]}
    ${'Quern'}       | ${1}    | ${[inTime, inTime, inTime, inTime, inTime]}
    ${'Pebble'}      | ${1}    | ${[inTime, inTime, inTime, late, inTime]}
    ${'Hazelbank'}   | ${1}    | ${[inTime, inTime, late, inTime, inTime]}
    ${'Lockgate'}    | ${1}    | ${[inTime, inTime, inTime, late, late]}
    ${'Fernhill'}    | ${2}    | ${[inTime, inTime, late, notYet, notYet]}
    ${'Gorse'}       | ${1}    | ${[inTime, inTime, inTime, inTime, notYet]}
    ${'Chalkpit'}    | ${1}    | ${[inTime, inTime, inTime, inTime, 'overdue']}
    ${'Sandling'}    | ${1}    | ${[inTime, inTime, inTime, notYet, notYet]}
    ${'Thistledown'} | ${2}    | ${[inTime, inTime, inTime, 'overdue', notYet]}
    ${'Weir'}        | ${1}    | ${[inTime, late, notYet, notYet, notYet]}
    ${'Marram'}      | ${2}    | ${[inTime, inTime, notYet, notYet, notYet]}
    ${'Flintwall'}   | ${2}    | ${[inTime, inTime, 'overdue', notYet, notYet]}
    ${'Harrow Lane'} | ${3}    | ${[inTime, notYet, notYet, notYet, notYet]}
    ${'Millrace'}    | ${2}    | ${[inTime, notYet, notYet, notYet, notYet]}
    ${'Brindle'}     | ${2}    | ${[inTime, notYet, notYet, notYet, notYet]}
    ${'Dovecote'}    | ${2}    | ${[inTime, 'paused', 'paused', 'paused', 'paused']}
    ${'Sallow'}      | ${1}    | ${[inTime, 'overdue', notYet, notYet, notYet]}
    ${'Cinder'}      | ${1}    | ${[inTime, inTime, notYet, notYet, notYet]}
    ${'Quill'}       | ${0}    | ${[inTime, null, null, null, null]}
    ${'Wicket'}      | ${0}    | ${[late, null, null, null, null]}
    ${'Spindle'}     | ${null} | ${[notYet, null, null, null, null]}
    ${'Tidewell'}    | ${null} | ${[notYet, null, null, null, null]}
    ${'Saltern'}     | ${null} | ${[notYet, null, null, null, null]}
    ${'Copse End'}   | ${null} | ${['overdue', null, null, null, null]}
    ${'Kingcup'}     | ${null} | ${[null, null, null, null, null]}
    ${'Gatepost'}    | ${1}    | ${[null, null, null, null, null]}
  `('Operation $name stands where it should', ({ name, tier, statuses }) => {
    expect(operation(name).tierInEffect).toBe(tier)
    expect(statusesOf(name)).toEqual(statuses)
  })

  it('has one tier that rose by the rule, with its first deadline kept', () => {
    const { rungs } = operation('Millrace')
    expect(Date.parse(rungs.form_prepared.deadline ?? '')).toBeGreaterThan(Date.parse(now))
    expect(Date.parse(rungs.form_prepared.firstDeadline ?? '')).toBeLessThan(Date.parse(now))
  })

  it('misses one stand-down and one of gold’s confirmations', () => {
    expect(rows.filter((row) => standDownMissing(row, now)).map(({ name }) => name)).toEqual([
      'Operation Teasel',
    ])
    expect(listFor('gold_not_confirmed', rows, {}, now).map(({ name }) => name)).toEqual([
      'Operation Brindle',
    ])
  })

  it.each`
    name             | statuses
    ${'Lantern'}     | ${[inTime, inTime, null]}
    ${'Fernhill'}    | ${[inTime, late, null]}
    ${'Marram'}      | ${[inTime, 'overdue', null]}
    ${'Pebble'}      | ${[late, null, null]}
    ${'Weir'}        | ${[notYet, null, null]}
    ${'Dovecote'}    | ${[inTime, 'paused', null]}
    ${'Millrace'}    | ${[inTime, notYet, null]}
    ${'Harrow Lane'} | ${[inTime, inTime, notYet]}
    ${'Brindle'}     | ${['overdue', notYet, null]}
    ${'Plover'}      | ${[inTime, inTime, inTime]}
    ${'Flintwall'}   | ${[inTime, 'overdue', null]}
  `('the impact reviews of Operation $name stand where they should', ({ name, statuses }) => {
    expect(impactDuties.map((duty) => dutyStatus(operation(name), duty, now))).toEqual(statuses)
  })

  it('adds up, in every force and in all', async () => {
    for (const slug of ['rowan-hale', 'sam-holloway', 'dale-trevanion', 'tamsin-calder']) {
      const seen = await readAs(slug)
      const counted = figures(seen.rows, {}, seen.now)
      const { registered, removed, awaiting_decision, not_required, required } = counted.counts
      expect(registered).toBe(seen.rows.length)
      expect(registered).toBe(removed + awaiting_decision + not_required + required)
      for (const line of ladderTable(counted)) {
        expect(line.base).toBe(
          line.done_in_time + line.done_late + line.paused + line.overdue + line.not_yet_due,
        )
      }
      expect(counted.counts.sent_unsigned).toBe(0)
    }
  })

  it('shows each person their own force only, and the recipient all of them', async () => {
    for (const [slug, forces] of [
      ['rowan-hale', ['hampshire']],
      ['ellery-finch', ['hampshire']],
      ['harper-lyle', ['thames-valley']],
      ['blair-quinnell', ['avon-and-somerset']],
    ] as const) {
      const seen = await readAs(slug)
      expect([...new Set(seen.rows.map(({ forceId }) => forceId))]).toEqual(forces)
    }
    expect(new Set(rows.map(({ forceId }) => forceId)).size).toBe(3)
  })
})

describe('what the demonstration did', () => {
  // A pack is stored when it is really printed, which the service does now.
  it('is in each force’s audit log in the order of time, and none of it lies ahead', async () => {
    const { rows: events } = await sql<{ force_id: string; at: string }>`
      select force_id, at from audit_event
      where payload::jsonb ->> 'action' <> 'store_pack' order by force_id, sequence`.execute(database.owner)
    expect(events.length).toBeGreaterThan(150)
    for (const [index, { force_id, at }] of events.entries()) {
      const before = events[index - 1]
      if (before?.force_id === force_id) expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(before.at))
      expect(Date.parse(at)).toBeLessThan(Date.parse(now))
    }
  })

  it('left a printed pack for the force and one for the recipient with every signature', async () => {
    const { rows: signatures } = await sql<{ packs: string[] }>`
      select array_agg(pack.audience order by pack.audience) as packs
      from sign_off left join pack on pack.force_id = sign_off.force_id and pack.sign_off_id = sign_off.id
      group by sign_off.force_id, sign_off.id`.execute(database.owner)
    expect(signatures).toHaveLength(9)
    expect(new Set(signatures.map(({ packs }) => packs.join()))).toEqual(new Set(['force,recipient']))
  })

  it('keeps one signed review back, and nothing has cleared it', async () => {
    const { rows: held } = await sql<{ name: string; state: string; act: string; ground: string }>`
      select operation.name, review.state, hold_back.act, hold_back.ground
      from hold_back
        join review on review.force_id = hold_back.force_id and review.id = hold_back.review_id
        join operation on operation.force_id = review.force_id and operation.id = review.operation_id`.execute(
      database.owner,
    )
    expect(held).toEqual([
      { name: 'Operation Chalkpit', state: 'signed_off', act: 'hold_back', ground: 'proceedings' },
    ])
  })

  it('is no real event: nothing from the examples of the domain is in it', async () => {
    const { rows: found } = await sql<{ text: string }>`
      select string_agg(concat_ws(' ', name, place, cause), ' ') as text from operation
      union all select string_agg(answers::text, ' ') from review_section
      union all select string_agg(known::text || reason, ' ') from decision`.execute(database.owner)
    const text = found.map((row) => row.text).join(' ')
    for (const real of [
      'vigil',
      'hunt',
      'Insulate',
      'M25',
      'Everard',
      'Clapham',
      'Kill the Bill',
      'riot',
      'London',
    ]) {
      expect(text.toLowerCase()).not.toMatch(new RegExp(`\\b${real.toLowerCase()}\\b`))
    }
  })

  it('cannot be done a second time', async () => {
    expect(await isEmpty(database)).toBe(false)
    await expect(seedDemonstration(database)).rejects.toThrow(/person_pk/)
    expect((await readAs('tamsin-calder')).rows).toHaveLength(31)
  })

  it('says who to sign in as, and these people are there', () => {
    expect(WHO_TO_SIGN_IN_AS).toBe(
      'Demonstration: every operation and person is invented. Sign in as Rowan Hale (debrief lead), Morgan Vale (gold) or Ellery Finch (auditor).',
    )
    expect(demonstrationPerson('rowan-hale')?.roles).toEqual(['debrief_lead'])
    expect(demonstrationPerson('morgan-vale')?.roles).toEqual(['gold_commander'])
    expect(demonstrationPerson('ellery-finch')?.roles).toEqual(['auditor'])
  })
})
