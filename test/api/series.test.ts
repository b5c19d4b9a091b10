import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SeriesListReply, SeriesMadeReply, SeriesReply } from '#shared/api/series.ts'
import { type Api, addPerson, startApi } from '#test/support/api.ts'
import {
  addForce,
  clockDaysAgo,
  decide,
  type Force,
  quietFacts,
  recordDebrief,
  register,
  saveFacts,
  viewOperation,
} from '#test/support/main-job.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'surrey')
})
afterAll(() => api.close())

const day = (ago: number) => clockDaysAgo(ago).slice(0, 10)
/** Only scale reaches tier 2. */
const scale = { ...quietFacts(), officersDeployed: 120 }

async function declare() {
  const said = { name: 'Saturday marches', reason: 'The same organiser and route every week.' }
  return (await force.lead.post('/series', said)).read(SeriesMadeReply).id
}

const view = async (id: string) => (await force.lead.get(`/series/${id}`)).read(SeriesReply)

function joining(operationId: string, seriesId: string) {
  return force.lead.post(`/operations/${operationId}/join-series`, { seriesId, reason: 'It is one of them.' })
}

async function stoodDown(ago: number) {
  return register(force, {
    plannedStartAt: clockDaysAgo(ago, '08:00'),
    plannedEndAt: clockDaysAgo(ago, '18:00'),
    startedAt: clockDaysAgo(ago, '08:10'),
    stoodDownAt: clockDaysAgo(ago, '18:20'),
  })
}

/** An operation of the series with facts, a decision and, where it is asked for, its structured debrief. */
async function inSeries(seriesId: string, ago: number, debriefedAgo?: number) {
  const id = await stoodDown(ago)
  await joining(id, seriesId)
  await saveFacts(force.lead, id, scale)
  const decision = await decide(force.lead, id)
  if (debriefedAgo !== undefined) {
    const [heldFrom, heldTo] = [clockDaysAgo(debriefedAgo, '10:00'), clockDaysAgo(debriefedAgo, '12:00')]
    await recordDebrief(force.lead, id, { kind: 'structured', heldFrom, heldTo })
  }
  return { id, decision }
}

describe('a declared series', () => {
  it('lowers a later operation that only scale pushed up, and keeps with the decision what it was told', async () => {
    const seriesId = await declare()
    const first = await inSeries(seriesId, 5, 3)
    expect(first.decision).toMatchObject({ computedTier: 2 })
    const second = await inSeries(seriesId, 2)
    expect(second.decision).toMatchObject({ computedTier: 1, chosenTier: 1 })
    const { decisions, facts, series } = await viewOperation(force.lead, second.id)
    expect(decisions[0]?.assessment).toMatchObject({ seriesReduction: true, computedTier: 2, tier: 1 })
    expect(facts.history).toEqual({
      series: { id: seriesId, priorDebriefTier: 2, priorDebriefDaysAgo: expect.toSatisfy((ago) => ago <= 1) },
    })
    const owed = { operations: 1, countedFrom: day(2), due: false, tier: 2 }
    expect(series).toMatchObject({ id: seriesId, consolidated: owed })
    const { members, consolidated } = await view(seriesId)
    expect(members.map(({ moments, lowered }) => [moments.operationId, lowered])).toEqual([
      [first.id, false],
      [second.id, true],
    ])
    expect(consolidated).toMatchObject(owed)
  })

  it('lowers nothing before one of it was debriefed, and nothing that more than scale pushed up', async () => {
    const seriesId = await declare()
    await inSeries(seriesId, 5)
    const second = await inSeries(seriesId, 3)
    expect(second.decision.computedTier).toBe(2)
    await recordDebrief(force.lead, second.id, { kind: 'structured' })
    const third = await stoodDown(2)
    await joining(third, seriesId)
    await saveFacts(force.lead, third, { ...scale, arrests: 10 })
    expect(await decide(force.lead, third)).toMatchObject({ computedTier: 2 })
  })

  it('owes its consolidated review from the eighth lowered operation, until one is held', async () => {
    const seriesId = await declare()
    await inSeries(seriesId, 20, 19)
    for (let ago = 9; ago > 2; ago -= 1) await inSeries(seriesId, ago)
    expect((await view(seriesId)).consolidated).toMatchObject({ operations: 7, due: false })
    await inSeries(seriesId, 2)
    expect((await view(seriesId)).consolidated).toMatchObject({ operations: 8, due: true, tier: 2 })
    const held = { heldOn: day(0), reason: 'All eight, in the force’s own store.' }
    expect((await force.gold.post(`/series/${seriesId}/consolidated-reviews`, held)).status).toBe(201)
    const { consolidated, events } = await view(seriesId)
    expect(consolidated).toBeNull()
    expect(events[0]).toMatchObject({ event: 'consolidated_review', heldOn: day(0), operation: null })
  })
})

describe('joining and leaving', () => {
  it('are recorded with their reasons, and an operation is in one series only', async () => {
    const [one, other] = [await declare(), await declare()]
    const id = await stoodDown(2)
    expect((await joining(id, one)).status).toBe(201)
    expect((await joining(id, other)).problem()).toMatchObject({
      code: 'action_refused',
      refusal: 'in_series',
    })
    const leave = () => force.gold.post(`/operations/${id}/leave-series`, { reason: 'Another organiser.' })
    expect((await leave()).status).toBe(201)
    expect((await leave()).problem()).toMatchObject({ refusal: 'not_in_series' })
    expect((await joining(id, other)).status).toBe(201)
    const { members, events } = await view(one)
    expect(members).toEqual([])
    expect(events.map(({ event, reason }) => [event, reason])).toEqual([
      ['leave', 'Another organiser.'],
      ['join', 'It is one of them.'],
    ])
    expect((await viewOperation(force.lead, id)).series).toMatchObject({ id: other })
    const audited = await api.database.owner
      .selectFrom('audit_event')
      .select('payload')
      .where('operation_id', '=', id)
      .orderBy('sequence')
      .execute()
    expect(audited.map(({ payload }) => JSON.parse(payload).action)).toEqual([
      'register_operation',
      'join_series',
      'leave_series',
      'join_series',
    ])
  })

  it('change no decision that was made before', async () => {
    const seriesId = await declare()
    await inSeries(seriesId, 5, 4)
    const id = await stoodDown(2)
    await saveFacts(force.lead, id, scale)
    await decide(force.lead, id)
    await joining(id, seriesId)
    const { moments, decisions } = await viewOperation(force.lead, id)
    expect([moments.tierInEffect, decisions.length]).toEqual([2, 1])
    const again = { factsSaveNumber: 1, position: 'silver', reason: 'It joined a series.' }
    const answer = await force.lead.post(`/operations/${id}/decisions`, again)
    expect(answer.problem()).toMatchObject({ refusal: 'figure_not_corrected' })
  })

  it('need a role and a series of one’s own force', async () => {
    const seriesId = await declare()
    const id = await stoodDown(2)
    const path = `/operations/${id}/join-series`
    const said = { seriesId, reason: 'It is one of them.' }
    expect((await force.contributor.post(path, said)).problem().code).toBe('not_allowed')
    const other = await addPerson(api, 'kent', ['debrief_lead'])
    expect((await other.post(path, said)).problem().code).toBe('not_found')
    expect((await other.get(`/series/${seriesId}`)).problem().code).toBe('not_found')
    expect((await other.get('/series')).read(SeriesListReply).series).toEqual([])
    expect((await force.lead.post(path, { ...said, reason: ' ' })).problem().errors?.[0]?.pointer).toBe(
      '/body/reason',
    )
  })
})
