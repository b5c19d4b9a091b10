import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { QueueReply } from '#shared/api/sign-off.ts'
import { type Api, type Client, startApi } from '#test/support/api.ts'
import {
  addForce,
  changeFact,
  decide,
  FACTS,
  type Force,
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
  force = await addForce(api, 'durham')
})
afterAll(() => api.close())

type Body = Record<string, unknown>
const ask = (client: Client, id: string, more: Body = {}) =>
  client.post(`/operations/${id}/decisions`, {
    factsSaveNumber: 1,
    position: 'silver',
    reason: 'The rule gives it.',
    ...more,
  })
const confirm = (client: Client, id: string, decision: string) =>
  client.post(`/operations/${id}/decisions/${decision}/confirm`)

async function withFacts(tier: 0 | 1 | 2 | 3): Promise<string> {
  const id = await register(force)
  await saveFacts(force.lead, id, FACTS[tier])
  return id
}

async function waitingForGold(client: Client): Promise<string[]> {
  const queue = (await client.get('/sign-off')).read(QueueReply)
  return queue.decisions.map(({ operationId }) => operationId)
}

describe('facts', () => {
  it.each([
    ['a count below 0', { arrests: -1 }, '/body/known/arrests', '0 or more'],
    ['half an arrest', { arrests: 1.5 }, '/body/known/arrests', 'whole number'],
    ['words for a count', { arrests: 'three' }, '/body/known/arrests', 'whole number'],
    [
      'more people than there are',
      { attendance: 10_000_001 },
      '/body/known/attendance',
      '10,000,000 or fewer',
    ],
    ['a fraction of a penny', { costGbp: 1.005 }, '/body/known/costGbp', '2 decimals'],
    ['a choice that is none', { disorderLevel: 'total' }, '/body/known/disorderLevel', 'Choose one of these'],
    [
      'yes as a word',
      { targetedCommunity: 'yes' },
      '/body/known/targetedCommunity',
      'yes (true) or no (false)',
    ],
    [
      'none beside a tactic',
      { specialTactics: ['none', 'protester-removal-team'] },
      '/body/known/specialTactics',
      'alone',
    ],
    [
      'a tactic twice',
      { specialTactics: ['protester-removal-team', 'protester-removal-team'] },
      '/body/known/specialTactics',
      'once',
    ],
    ['a criterion that the rule has not', { weather: 'fine' }, '/body/known', 'weather'],
  ])('%s is refused, the field named, and nothing stored', async (_what, wrong, pointer, words) => {
    const id = await register(force)
    const before = await fingerprint(api.database)
    const known = { ...quietFacts(), ...wrong }
    const problem = (await force.lead.put(`/operations/${id}/facts`, { saveNumber: 0, known })).problem()
    expect(problem).toMatchObject({ status: 400, code: 'answers_refused' })
    expect(problem.errors).toEqual([{ pointer, message: expect.stringContaining(words) }])
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('saved over newer ones are refused with what is stored, and nothing is lost', async () => {
    const id = await withFacts(1)
    const stale = await force.otherLead.put(`/operations/${id}/facts`, { saveNumber: 0, known: FACTS[3] })
    expect(stale.problem()).toMatchObject({
      status: 412,
      code: 'section_changed',
      saveNumber: 1,
      known: FACTS[1],
    })
    expect((await viewOperation(force.lead, id)).facts).toMatchObject({ saveNumber: 1, known: FACTS[1] })
  })
})

describe('the tier', () => {
  it.each([1, 2, 3] as const)(
    '%i is worked out by the server from the facts and is in effect at once',
    async (tier) => {
      const id = await withFacts(tier)
      expect(await decide(force.lead, id)).toMatchObject({
        computedTier: tier,
        chosenTier: tier,
        inEffect: true,
      })
      expect((await viewOperation(force.lead, id)).moments.tierInEffect).toBe(tier)
    },
  )

  it('is never taken from a request: one that is sent is refused by its name', async () => {
    const id = await withFacts(3)
    const before = await fingerprint(api.database)
    for (const sent of [{ tier: 0 }, { computedTier: 0 }, { assessment: {} }, { known: FACTS[0] }]) {
      const problem = (await ask(force.lead, id, sent)).problem()
      expect(problem).toMatchObject({ status: 400, code: 'malformed_request' })
      expect(problem.errors?.[0]?.message).toContain(Object.keys(sent)[0])
    }
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('rests on the facts that the person saw', async () => {
    const id = await withFacts(1)
    await saveFacts(force.otherLead, id, FACTS[2], 1)
    expect((await ask(force.lead, id)).problem()).toMatchObject({ status: 409, code: 'facts_changed' })
    expect((await ask(force.lead, id, { factsSaveNumber: 2 })).status).toBe(201)
  })

  it('is fixed by the first submission', async () => {
    const { operationId } = await reach(api, force, 'submitted')
    await changeFact(force.lead, operationId)
    expect((await ask(force.lead, operationId, { factsSaveNumber: 2 })).problem().refusal).toBe('tier_fixed')
  })
})

describe('a decision not to debrief', () => {
  it('waits for another person who entered none of its facts', async () => {
    const id = await withFacts(0)
    await saveFacts(force.otherLead, id, FACTS[0], 1)
    const { id: decision, inEffect } = await decide(force.lead, id, 2)
    expect(inEffect).toBe(false)
    expect((await viewOperation(force.lead, id)).moments.tierInEffect).toBeNull()

    expect((await confirm(force.lead, id, decision)).problem().refusal).toBe('own_decision')
    expect((await confirm(force.otherLead, id, decision)).problem().refusal).toBe('entered_facts')
    expect((await confirm(force.contributor, id, decision)).problem().code).toBe('not_allowed')
    expect((await viewOperation(force.gold, id)).decisions[0]?.confirmRefusal).toBeNull()
    expect((await confirm(force.gold, id, decision)).status).toBe(200)
    expect((await viewOperation(force.lead, id)).moments.tierInEffect).toBe(0)
    expect((await confirm(force.otherGold, id, decision)).problem().refusal).toBe('already_confirmed')
    expect((await force.lead.post(`/operations/${id}/reviews`)).problem().refusal).toBe('review_not_required')
  })

  it('does not outlive facts that came in while it waited', async () => {
    const id = await withFacts(0)
    const { id: decision } = await decide(force.lead, id)
    const late = { criterion: 'dsiReferral', value: 'death', cause: 'referral' }
    expect(await changeFact(force.lead, id, late)).toMatchObject({ tier: 3, decision: null })
    expect((await confirm(force.gold, id, decision)).status).toBe(200)
    const { decisions, moments } = await viewOperation(force.lead, id)
    expect(moments.tierInEffect).toBe(3)
    expect(decisions.map(({ kind, current }) => [kind, current])).toEqual([
      ['raised_by_rule', true],
      ['as_computed', false],
    ])
  })

  it('is not confirmed once a newer one was made', async () => {
    const id = await withFacts(0)
    const { id: first } = await decide(force.lead, id)
    await changeFact(force.lead, id)
    await decide(force.lead, id, 2)
    expect((await confirm(force.gold, id, first)).problem().refusal).toBe('newer_decision')
  })
})

describe('a decision at tier 2', () => {
  it('made by a lead is listed for gold until gold confirms it, and a lead cannot', async () => {
    const id = await withFacts(2)
    const { id: decision } = await decide(force.lead, id)
    expect(await waitingForGold(force.gold)).toContain(id)
    expect((await confirm(force.otherLead, id, decision)).problem().refusal).toBe('role_missing')
    expect((await confirm(force.gold, id, decision)).status).toBe(200)
    expect(await waitingForGold(force.gold)).not.toContain(id)
    expect((await viewOperation(force.lead, id)).moments.confirmedAt).not.toBeNull()
  })

  it('made by a gold in that position needs nobody else', async () => {
    const id = await withFacts(2)
    const answer = await ask(force.otherGold, id, { position: 'gold' })
    expect(answer.status).toBe(201)
    expect(await waitingForGold(force.gold)).not.toContain(id)
    const decision = (await viewOperation(force.gold, id)).decisions[0]?.id ?? ''
    expect((await confirm(force.gold, id, decision)).problem().refusal).toBe('no_confirmation_needed')
  })

  it('cannot be made in a position that the person does not hold', async () => {
    const id = await withFacts(2)
    expect((await ask(force.lead, id, { position: 'gold' })).problem().refusal).toBe('position_not_held')
    expect((await ask(force.contributor, id)).problem().code).toBe('not_allowed')
  })

  it('is made once: deciding the same again is refused', async () => {
    const id = await withFacts(2)
    await decide(force.lead, id)
    expect((await ask(force.otherLead, id)).problem().refusal).toBe('tier_unchanged')
  })
})
