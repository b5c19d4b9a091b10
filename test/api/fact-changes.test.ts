import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KnownFacts } from '#shared/api/decisions.ts'
import { ConfirmedReply } from '#shared/api/decisions.ts'
import { addDays, londonDate } from '#shared/calendar.ts'
import { assess } from '#shared/rule/assess.ts'
import { getRule } from '#shared/rule/registry.ts'
import { type Api, addPerson, startApi } from '#test/support/api.ts'
import {
  addForce,
  changeFact,
  clockDaysAgo,
  decide,
  FACTS,
  type Force,
  newFactChange,
  quietFacts,
  reach,
  register,
  saveFacts,
  viewOperation,
} from '#test/support/main-job.ts'
import { fingerprint } from '#test/support/rows.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'essex')
})
afterAll(() => api.close())

async function decided(known: KnownFacts = FACTS[1]) {
  const id = await register(force)
  await saveFacts(force.lead, id, known)
  await decide(force.lead, id)
  return id
}

const wrong = {
  criterion: 'arrests',
  value: 3,
  cause: 'corrected_figure',
  whatWasWrong: 'Nine arrests of another operation were counted in.',
} as const
const twelveArrests = { ...quietFacts(), arrests: 12 }

describe('once a decision is recorded', () => {
  it('the facts are no longer free to edit', async () => {
    const id = await decided()
    const before = await fingerprint(api.database)
    const answer = await force.lead.put(`/operations/${id}/facts`, { saveNumber: 1, known: FACTS[2] })
    expect(answer.problem()).toMatchObject({ code: 'action_refused', refusal: 'facts_decided' })
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('a change is recorded with its source and date, and what the rule says of it', async () => {
    const id = await decided()
    const learnedOn = clockDaysAgo(1).slice(0, 10)
    const reply = await changeFact(force.contributor, id, { learnedOn })
    expect(reply).toMatchObject({ saveNumber: 2, tier: 1, outcome: 'unchanged', decision: null })
    const { facts, factChanges, decisions } = await viewOperation(force.lead, id)
    expect(facts).toMatchObject({ saveNumber: 2, known: { ...FACTS[1], complaints14Days: 2 } })
    expect(factChanges).toMatchObject([
      {
        criterion: 'complaints14Days',
        valueBefore: 0,
        value: 2,
        cause: 'complaint',
        source: 'Professional standards',
        learnedOn,
        whatWasWrong: null,
        tier: 1,
        ruleVersion: '1.0.0',
        recordedBy: { name: 'Cleo Writes' },
      },
    ])
    expect(decisions).toHaveLength(1)
    const events = await api.database.owner
      .selectFrom('audit_event')
      .select('payload')
      .where('operation_id', '=', id)
      .orderBy('sequence', 'desc')
      .limit(1)
      .execute()
    expect(JSON.parse(events[0]?.payload ?? '')).toMatchObject({
      action: 'record_fact_change',
      details: { criterion: 'complaints14Days', cause: 'complaint', tier: 1 },
    })
  })

  it.each(['lead', 'gold', 'contributor', 'administrator'] as const)('the %s may record one', async (who) => {
    expect(await changeFact(force[who], await decided())).toMatchObject({ tier: 1 })
  })

  it('a recipient may not, and another force finds nothing', async () => {
    const id = await decided()
    const recipient = await addPerson(api, 'npocc', ['recipient_officer'])
    const other = await addPerson(api, 'kent', ['debrief_lead'])
    const path = `/operations/${id}/fact-changes`
    expect((await recipient.post(path, newFactChange())).problem().code).toBe('not_allowed')
    expect((await other.post(path, newFactChange())).problem().code).toBe('not_found')
  })
})

it('a fact that nobody knew becomes known', async () => {
  const id = await decided({ arrests: 3 })
  const more = { criterion: 'useOfForceReports', value: 2, cause: 'became_known' }
  await changeFact(force.lead, id, more)
  expect((await viewOperation(force.lead, id)).factChanges).toMatchObject([{ ...more, valueBefore: null }])
})

describe('before that', () => {
  it('there is nothing to change: the facts are open', async () => {
    const id = await register(force)
    await saveFacts(force.lead, id, FACTS[1])
    const answer = await force.lead.post(`/operations/${id}/fact-changes`, newFactChange())
    expect(answer.problem()).toMatchObject({ code: 'action_refused', refusal: 'facts_still_open' })
  })
})

describe('a rise', () => {
  it('is decided by the rule at once, and the deadlines not yet met count from it, the first ones kept', async () => {
    const id = await decided()
    const before = (await viewOperation(force.lead, id)).moments
    const reply = await changeFact(force.contributor, id, {
      criterion: 'dsiReferral',
      value: 'death',
      cause: 'referral',
    })
    expect(reply).toMatchObject({ tier: 3, outcome: 'rises', decision: { tier: 3, kind: 'raised_by_rule' } })
    const { decisions, moments, countedAt } = await viewOperation(force.lead, id)
    expect(decisions).toMatchObject([
      { number: 2, kind: 'raised_by_rule', chosenTier: 3, secondPerson: 'none', current: true },
      { number: 1, chosenTier: 1, current: false },
    ])
    expect(moments.tierInEffect).toBe(3)
    const lastDay = (deadline: string | null) => addDays(londonDate(deadline ?? ''), -1)
    const today = londonDate(countedAt)
    expect(lastDay(moments.rungs.submitted.deadline)).toBe(addDays(today, 77))
    expect(moments.rungs.submitted.firstDeadline).toBe(before.rungs.submitted.deadline)
    expect(moments.rungs.considered).toMatchObject({ moment: before.rungs.considered.moment })
  })

  it('leaves a gold’s step down alone until the facts reach higher than they did', async () => {
    const id = await register(force)
    await saveFacts(force.lead, id, FACTS[2])
    await decide(force.gold, id, 1, { chosenTier: 1, position: 'gold', reason: 'x'.repeat(100) })
    expect(await changeFact(force.lead, id)).toMatchObject({ tier: 2, outcome: 'unchanged', decision: null })
    expect((await viewOperation(force.lead, id)).moments.tierInEffect).toBe(1)
    const more = { factsSaveNumber: 2, criterion: 'publicInjured', value: 10 }
    expect(await changeFact(force.lead, id, more)).toMatchObject({ decision: { tier: 3 } })
  })

  it('ends a step down that the new fact forbids', async () => {
    const id = await register(force)
    await saveFacts(force.lead, id, FACTS[2])
    await decide(force.gold, id, 1, { chosenTier: 1, position: 'gold', reason: 'x'.repeat(100) })
    const reply = await changeFact(force.lead, id, {
      criterion: 'lfrUsed',
      value: 'used',
      cause: 'external_review',
    })
    expect(reply).toMatchObject({ tier: 2, decision: { tier: 2, kind: 'raised_by_rule' } })
  })
})

describe('a fall', () => {
  it('without a correction changes no decision', async () => {
    const id = await decided(twelveArrests)
    const reply = await changeFact(force.lead, id, { ...wrong, cause: 'later_arrest', whatWasWrong: null })
    expect(reply).toMatchObject({ tier: 1, outcome: 'fall_refused', decision: null })
    expect((await viewOperation(force.lead, id)).moments.tierInEffect).toBe(2)
    const answer = await force.otherLead.post(`/operations/${id}/decisions`, {
      factsSaveNumber: 2,
      position: 'silver',
      reason: 'It is lower now.',
    })
    expect(answer.problem()).toMatchObject({ refusal: 'figure_not_corrected' })
  })

  it('on a corrected figure waits for a second person, and counts when confirmed', async () => {
    const id = await decided(twelveArrests)
    const reply = await changeFact(force.lead, id, { ...wrong, position: 'silver' })
    expect(reply).toMatchObject({ tier: 1, outcome: 'falls', decision: { tier: 1, kind: 'corrected_down' } })
    const waiting = await viewOperation(force.lead, id)
    expect(waiting.moments.tierInEffect).toBe(2)
    expect(waiting.decisions[0]).toMatchObject({
      kind: 'corrected_down',
      reason: wrong.whatWasWrong,
      secondPerson: 'another_lead_or_gold',
      current: false,
    })
    const path = `/operations/${id}/decisions/${reply.decision?.id}/confirm`
    expect((await force.lead.post(path)).problem()).toMatchObject({ refusal: 'own_decision' })
    expect((await force.otherLead.post(path)).read(ConfirmedReply).inEffect).toBe(true)
    expect((await viewOperation(force.lead, id)).moments.tierInEffect).toBe(1)
  })

  it('asks for the position of whoever makes that decision, and stores nothing without it', async () => {
    const id = await decided(twelveArrests)
    const before = await fingerprint(api.database)
    const answer = await force.lead.post(`/operations/${id}/fact-changes`, newFactChange(wrong))
    expect(answer.problem().errors).toEqual([
      {
        pointer: '/body/position',
        message: 'The corrected figure lowers the tier: choose the position you decide in',
      },
    ])
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('corrected by a contributor is left for a lead to decide', async () => {
    const id = await decided(twelveArrests)
    const reply = await changeFact(force.contributor, id, wrong)
    expect(reply).toMatchObject({ outcome: 'falls', decision: null })
    const made = await decide(force.lead, id, 2, { reason: 'The count was wrong.' })
    expect(made).toMatchObject({ computedTier: 1, chosenTier: 1, inEffect: false })
    expect((await viewOperation(force.lead, id)).decisions[0]).toMatchObject({ kind: 'corrected_down' })
  })

  it('is decided once, however many changes follow', async () => {
    const id = await decided(twelveArrests)
    await changeFact(force.lead, id, { ...wrong, position: 'silver' })
    expect(await changeFact(force.lead, id, { factsSaveNumber: 2 })).toMatchObject({ decision: null })
    expect((await viewOperation(force.lead, id)).decisions).toHaveLength(2)
  })
})

describe('after the first submission', () => {
  it('the fact is recorded and shown, and the tier stays', async () => {
    const { operationId: id } = await reach(api, force, 'submitted')
    const late = { criterion: 'dsiReferral', value: 'death', cause: 'referral' } as const
    expect(await changeFact(force.contributor, id, late)).toMatchObject({
      tier: 3,
      outcome: 'tier_fixed',
      decision: null,
    })
    const { factChanges, decisions, moments } = await viewOperation(force.lead, id)
    expect(factChanges).toMatchObject([{ criterion: 'dsiReferral', value: 'death', tier: 3 }])
    expect(decisions).toHaveLength(1)
    expect(moments.tierInEffect).toBe(1)
  })
})

it('every decision and every change can be worked out again from what is stored with it', async () => {
  const rows = await api.database.owner
    .selectFrom('decision')
    .select(['rule_id', 'rule_version', 'known', 'history', 'assessment'])
    .unionAll(
      api.database.owner
        .selectFrom('fact_change')
        .select(['rule_id', 'rule_version', 'known', 'history', 'assessment']),
    )
    .execute()
  expect(rows.length).toBeGreaterThan(20)
  for (const row of rows) {
    const again = assess(
      getRule(row.rule_id, row.rule_version),
      row.known as KnownFacts,
      row.history as object,
    )
    expect(JSON.parse(JSON.stringify(again))).toEqual(row.assessment)
  }
})
