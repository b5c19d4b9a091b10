import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { checkForce } from '#server/fsck/check-force.ts'
import { type Api, addPerson, type Client, checkpointPlace, startApi } from '#test/support/api.ts'
import {
  act,
  addForce,
  answersAt,
  type Force,
  fill,
  reach,
  readyForReview,
  saveSection,
  sendToGold,
  signOff,
  start,
  viewReview,
} from '#test/support/main-job.ts'
import { storePacks } from '#test/support/store-packs.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'gwent')
})
afterAll(() => api.close())

const HELD = { ground: 'live_investigation', reason: 'The investigator asks to wait.' }
const CLEARED = {
  agreedWith: 'Disclosure officer',
  reason: 'A charge was brought and nothing in it matters.',
}

const holdBack = (client: Client, id: string, body: unknown = HELD) =>
  client.post(`/reviews/${id}/hold-back`, body)
const clear = (client: Client, id: string, body: unknown = CLEARED) =>
  client.post(`/reviews/${id}/clear-hold-back`, body)
const submit = (id: string) => force.lead.post(`/reviews/${id}/submit`)
const offered = async (client: Client, id: string) =>
  (await viewReview(client, id)).actions.map(({ action }) => action)

/** A signed review whose author answered that part of it could prejudice a case. */
async function signedAndHeld(): Promise<string> {
  const { operationId } = await readyForReview(force, 1)
  const id = await start(force.lead, operationId)
  await fill(force.lead, id)
  const answers = { ...answersAt(1).handling, 'disclosure-view': 'part-held-back' }
  await saveSection(force.lead, id, 'handling', answers, 1)
  await sendToGold(force.lead, id)
  await signOff(force.gold, id)
  await storePacks(api, id)
  return id
}

describe('what the author answered about a case', () => {
  let id: string
  beforeAll(async () => {
    id = await signedAndHeld()
  })

  it('keeps the signed review from being submitted, and says who can clear it', async () => {
    expect((await submit(id)).problem().refusal).toBe('hold_back_not_cleared')
    expect((await viewReview(force.lead, id)).holdBack).toEqual({ heldBy: 'answer', entries: [] })
    expect(await offered(force.lead, id)).toEqual(['submit', 're_open'])
    expect(await offered(force.gold, id)).toEqual(['withdraw', 'submit', 'clear_hold_back', 're_open'])
  })

  it('is cleared by gold alone', async () => {
    expect((await clear(force.lead, id)).problem().code).toBe('not_allowed')
    expect((await clear(force.administrator, id)).problem().code).toBe('not_allowed')
    const elsewhere = await addForce(api, 'dyfed-powys')
    expect((await clear(elsewhere.gold, id)).problem().code).toBe('not_found')
  })

  it('is not cleared by a gold who wrote part of it', async () => {
    const both = await addPerson(api, 'gwent', ['gold_commander'])
    await api.database.owner
      .insertInto('review_author')
      .values({ force_id: 'gwent', review_id: id, person_id: both.personId })
      .execute()
    expect((await clear(both, id)).problem().refusal).toBe('own_work')
    expect(await offered(both, id)).not.toContain('clear_hold_back')
  })

  it('needs to be said with whom that was agreed, and why', async () => {
    for (const left of ['agreedWith', 'reason']) {
      const answer = await clear(force.gold, id, { ...CLEARED, [left]: ' ' })
      expect(answer.problem().errors?.map(({ pointer }) => pointer)).toEqual([`/body/${left}`])
    }
  })

  it('once cleared, lets it go: who, when, why and with whom are kept', async () => {
    expect((await clear(force.gold, id)).status).toBe(200)
    const { holdBack: now } = await viewReview(force.lead, id)
    const entry = { act: 'clear_hold_back', ground: null, ...CLEARED, by: { id: force.gold.personId } }
    expect(now).toMatchObject({ heldBy: null, entries: [entry] })
    expect((await clear(force.gold, id)).problem().refusal).toBe('not_held_back')
    expect((await submit(id)).status).toBe(200)
  })

  it('holds the next revision back again, which nobody has cleared', async () => {
    const other = await signedAndHeld()
    await clear(force.gold, other)
    await act(force.gold, `/reviews/${other}/re-open`, { reason: 'A figure was wrong.' })
    await sendToGold(force.lead, other)
    await signOff(force.gold, other, 2)
    await storePacks(api, other)
    expect((await submit(other)).problem().refusal).toBe('hold_back_not_cleared')
  })
})

describe('a signed review that nobody answered for', () => {
  let id: string
  beforeAll(async () => {
    id = (await reach(api, force, 'ready_to_submit')).reviewId
  })

  it('is held back by its lead, with what it could harm and why', async () => {
    const wrong = await holdBack(force.lead, id, { ...HELD, ground: 'a_feeling' })
    expect(wrong.problem().errors).toEqual([
      { pointer: '/body/ground', message: 'Choose what it could harm' },
    ])
    expect((await holdBack(force.contributor, id)).problem().code).toBe('not_allowed')
    expect((await holdBack(force.lead, id)).status).toBe(200)
    expect((await holdBack(force.gold, id)).problem().refusal).toBe('already_held_back')
    expect((await viewReview(force.gold, id)).holdBack.heldBy).toBe('person')
    expect((await submit(id)).problem().refusal).toBe('hold_back_not_cleared')
  })

  it('stays so through another revision, until gold clears it', async () => {
    await act(force.gold, `/reviews/${id}/re-open`, { reason: 'A figure was wrong.' })
    await sendToGold(force.lead, id)
    await signOff(force.gold, id, 2)
    await storePacks(api, id)
    expect((await submit(id)).problem().refusal).toBe('hold_back_not_cleared')
    expect((await clear(force.gold, id)).status).toBe(200)
    expect((await submit(id)).status).toBe(200)
  })
})

describe('every act of it', () => {
  it('is in the force’s chain without its words, and the row in the chain by its digest', async () => {
    const { rows } = await sql<{ payload: string }>`select payload from audit_event
      where payload like '%hold_back%' order by sequence`.execute(api.database.owner)
    const events = rows.map(({ payload }) => JSON.parse(payload))
    expect(events.map(({ action }) => action)).toEqual([
      'clear_hold_back',
      'clear_hold_back',
      'hold_back',
      'clear_hold_back',
    ])
    expect(events[0]).toMatchObject({
      actor: { person: force.gold.personId },
      details: { revision: 1, holdBack: expect.any(String) },
      evidence: [{ table: 'hold_back' }],
    })
    expect(JSON.stringify(events)).not.toContain('investigator')
    const { known } = (await checkpointPlace()).key
    const check = await inContext(api.database.db, { jobForceId: 'gwent' }, (tx) =>
      checkForce(tx, 'gwent', { known, anchor: [] }),
    )
    // The author who was written by hand above is no row of the service.
    expect(check.faults.map(({ where }) => where.split(' ')[0])).toEqual(['review_author'])
  })

  it('is read by nobody of another force', async () => {
    const { personId, organisationId } = (await addForce(api, 'north-wales')).gold
    const rows = await inContext(api.database.db, { personId, organisationId }, (tx) =>
      tx.selectFrom('hold_back').select('id').execute(),
    )
    expect(rows).toEqual([])
  })
})
