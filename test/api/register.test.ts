import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OperationsReply } from '#shared/api/operations.ts'
import { type Api, startApi } from '#test/support/api.ts'
import {
  addForce,
  clockDaysAgo,
  decide,
  FACTS,
  type Force,
  newDebrief,
  newOperation,
  reach,
  recordDebrief,
  register,
  saveFacts,
  viewOperation,
  viewReview,
} from '#test/support/main-job.ts'
import { fingerprint, holdTables, untilWaiting } from '#test/support/rows.ts'
import { newPause } from '#test/support/situations.ts'

let api: Api
let force: Force
let neighbour: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'derbyshire')
  neighbour = await addForce(api, 'dorset')
})
afterAll(() => api.close())

const sentence = 'It was a drill.'

describe('an operation in the register', () => {
  it('is kept as it was typed, times as moments in London', async () => {
    const typed = newOperation({
      name: '  Operation Larch  ',
      plannedStartAt: '2026-07-01T09:00',
      plannedEndAt: '2026-07-01T17:30',
      startedAt: '2026-07-01T08:45',
      stoodDownAt: '2026-07-01T18:05',
    })
    const id = await register(force, typed)
    expect(await viewOperation(force.contributor, id)).toMatchObject({
      id,
      forceId: 'derbyshire',
      reference: typed.reference,
      name: 'Operation Larch',
      place: 'Market Square',
      plannedStartAt: '2026-07-01T08:00:00.000Z',
      stoodDownAt: '2026-07-01T17:05:00.000Z',
      registeredBy: { id: force.lead.personId, name: 'Lena Leads' },
      removal: null,
      review: null,
    })
    const { rows } = (await force.gold.get('/operations')).read(OperationsReply)
    expect(rows.find(({ moments }) => moments.operationId === id)?.moments.rungs.considered.deadline).toBe(
      '2026-07-04T23:00:00.000Z',
    )
  })

  it('has a reference that no other of its force has, and that another force may use', async () => {
    const first = newOperation()
    await register(force, first)
    const before = await fingerprint(api.database)
    const twice = (
      await force.otherLead.post('/operations', newOperation({ reference: first.reference }))
    ).problem()
    expect(twice).toMatchObject({
      status: 409,
      code: 'reference_taken',
      errors: [{ pointer: '/body/reference' }],
    })
    expect(await fingerprint(api.database)).toEqual(before)
    expect(
      (await neighbour.lead.post('/operations', newOperation({ reference: first.reference }))).status,
    ).toBe(201)
  })

  it('is one of two that are registered with the same reference at once', async () => {
    const both = newOperation()
    const hold = await holdTables(api.database, ['operation'])
    const asked = [force.lead, force.otherLead].map((client) => client.post('/operations', both))
    await untilWaiting(api.database, 2)
    await hold.release()
    const answers = await Promise.all(asked)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
    expect(answers.find(({ status }) => status === 409)?.problem().code).toBe('reference_taken')
  })

  it.each([
    ['a planned end before the start', { plannedEndAt: clockDaysAgo(9) }, '/body/plannedEndAt'],
    ['a stand-down without a start', { startedAt: null }, '/body/startedAt'],
    ['a stand-down before the start', { stoodDownAt: clockDaysAgo(9) }, '/body/stoodDownAt'],
    ['a stand-down to come', { stoodDownAt: clockDaysAgo(-1) }, '/body/stoodDownAt'],
    ['a gold who is nobody', { goldId: '00000000-0000-4000-8000-000000000000' }, '/body/goldId'],
  ])('is refused with %s', async (_what, wrong, pointer) => {
    const before = await fingerprint(api.database)
    const problem = (await force.lead.post('/operations', newOperation(wrong))).problem()
    expect(problem).toMatchObject({ status: 400, code: 'answers_refused', errors: [{ pointer }] })
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('is refused with a gold of another force, who looks like nobody', async () => {
    const answer = await force.lead.post('/operations', newOperation({ goldId: neighbour.gold.personId }))
    expect(answer.problem()).toMatchObject({ code: 'answers_refused', errors: [{ pointer: '/body/goldId' }] })
  })

  it('is put there by a debrief lead alone', async () => {
    for (const client of [force.gold, force.contributor, force.administrator]) {
      expect((await client.post('/operations', newOperation())).problem().code).toBe('not_allowed')
    }
  })
})

describe('a debrief', () => {
  it.each(['before', 'after'] as const)('counts when it is recorded %s the decision', async (when) => {
    const id = await register(force)
    const record = () => recordDebrief(force.lead, id, { kind: 'hot' })
    if (when === 'before') await record()
    await saveFacts(force.lead, id, FACTS[1])
    await decide(force.lead, id)
    if (when === 'after') await record()
    const { moments, debriefs } = await viewOperation(force.lead, id)
    expect(debriefs).toHaveLength(1)
    expect(moments.rungs.debriefed.moment).toBe(debriefs[0]?.heldTo)
  })

  it('that is corrected stays on record and no longer counts', async () => {
    const id = await register(force)
    await saveFacts(force.lead, id, FACTS[1])
    await decide(force.lead, id)
    const wrong = await recordDebrief(force.lead, id)
    const right = await recordDebrief(force.lead, id, { heldTo: clockDaysAgo(1, '12:30'), corrects: wrong })
    const { debriefs, moments } = await viewOperation(force.lead, id)
    expect(debriefs.map(({ id: each, correctedBy }) => [each, correctedBy])).toEqual([
      [wrong, right],
      [right, null],
    ])
    expect(moments.rungs.debriefed.moment).toBe(debriefs[1]?.heldTo)
    const again = await force.lead.post(`/operations/${id}/debriefs`, newDebrief({ corrects: wrong }))
    expect(again.problem()).toMatchObject({
      code: 'answers_refused',
      errors: [{ pointer: '/body/corrects' }],
    })
  })

  it.each([
    ['an end before its beginning', { heldTo: clockDaysAgo(2) }, '/body/heldTo'],
    ['an end to come', { heldTo: clockDaysAgo(-1) }, '/body/heldTo'],
    ['nobody there', { present: 0 }, '/body/present'],
    ['a facilitator of another force', { facilitatorId: 'neighbour' }, '/body/facilitatorId'],
  ])('is refused with %s', async (_what, wrong, pointer) => {
    const id = await register(force)
    const facilitatorId = 'facilitatorId' in wrong ? neighbour.gold.personId : null
    const answer = await force.lead.post(
      `/operations/${id}/debriefs`,
      newDebrief({ ...wrong, facilitatorId }),
    )
    expect(answer.problem()).toMatchObject({ status: 400, errors: [{ pointer }] })
  })
})

describe('a pause', () => {
  it('is in force until it is ended, and is reviewed within 28 days', async () => {
    const id = await register(force)
    const ask = (path: string, body: unknown) => force.lead.post(`/operations/${id}/${path}`, body)
    expect((await ask('resume', { reason: 'Over.' })).problem().refusal).toBe('not_paused')
    const far = newPause({ reviewOn: clockDaysAgo(-29).slice(0, 10) })
    expect((await ask('pauses', far)).problem().refusal).toBe('review_date_too_far')
    const past = newPause({ reviewOn: clockDaysAgo(1).slice(0, 10) })
    expect((await ask('pauses', past)).problem().refusal).toBe('review_date_passed')
    expect((await ask('pauses', newPause({ reviewOn: clockDaysAgo(-28).slice(0, 10) }))).status).toBe(201)
    expect((await viewOperation(force.lead, id)).moments.pause).not.toBeNull()
    expect((await ask('resume', { reason: 'The inquest is over.' })).status).toBe(201)
    const { moments, pauses } = await viewOperation(force.lead, id)
    expect(moments.pause).toBeNull()
    expect(pauses.map(({ event }) => event)).toEqual(['pause', 'resume'])
  })
})

describe('taking an operation out of what is counted', () => {
  it('keeps it with its reason, takes its review along, and can be undone', async () => {
    const { operationId, reviewId } = await reach(api, force, 'draft')
    const ask = (path: string, body: unknown) =>
      force.administrator.post(`/operations/${operationId}/${path}`, body)
    expect((await ask('restore', { code: 'removed_in_error', sentence })).problem().refusal).toBe(
      'not_removed',
    )
    expect((await ask('withdraw', { code: 'entered_in_error', sentence })).status).toBe(200)
    const removed = await viewOperation(force.lead, operationId)
    expect(removed.removal).toMatchObject({ as: 'withdrawn', code: 'entered_in_error', sentence })
    expect(removed.moments).toMatchObject({ removedAs: 'withdrawn', removedSentence: sentence })
    expect((await viewReview(force.lead, reviewId)).state).toBe('withdrawn')
    expect((await ask('withdraw', { code: 'entered_in_error', sentence })).problem().refusal).toBe(
      'already_removed',
    )
    const facts = await force.lead.put(`/operations/${operationId}/facts`, { saveNumber: 1, known: FACTS[1] })
    expect(facts.problem().refusal).toBe('operation_removed')
    expect((await force.lead.post(`/operations/${operationId}/reviews`)).problem().refusal).toBe(
      'operation_removed',
    )

    expect((await ask('restore', { code: 'removed_in_error', sentence })).status).toBe(200)
    expect((await viewOperation(force.lead, operationId)).moments.removedAt).toBeNull()
    expect((await viewReview(force.lead, reviewId)).state).toBe('withdrawn')
  })

  it('as a duplicate names another operation that is in the register', async () => {
    const [one, other] = [await register(force), await register(force)]
    const ask = (duplicateOf: string) =>
      force.gold.post(`/operations/${one}/mark-duplicate`, { code: 'entered_twice', sentence, duplicateOf })
    expect((await ask(one)).problem().refusal).toBe('duplicate_of_missing')
    expect((await ask(await register(neighbour))).problem().refusal).toBe('duplicate_of_missing')
    expect((await ask(other)).status).toBe(200)
    const back = { code: 'entered_twice', sentence, duplicateOf: one }
    const circle = await force.gold.post(`/operations/${other}/mark-duplicate`, back)
    expect(circle.problem().refusal).toBe('duplicate_of_missing')
  })

  it('is refused once its review was submitted', async () => {
    const { operationId } = await reach(api, force, 'submitted')
    const body = { code: 'entered_in_error', sentence }
    const answer = await force.administrator.post(`/operations/${operationId}/withdraw`, body)
    expect(answer.problem().refusal).toBe('already_submitted')
  })
})
