import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KnownFacts, RecordDecision } from '#shared/api/decisions.ts'
import { DecidedReply } from '#shared/api/decisions.ts'
import { type Api, type Client, startApi } from '#test/support/api.ts'
import {
  addForce,
  decide,
  FACTS,
  type Force,
  quietFacts,
  register,
  saveFacts,
  viewOperation,
} from '#test/support/main-job.ts'
import { fingerprint } from '#test/support/rows.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'kent')
})
afterAll(() => api.close())

/** A hundred characters, white space not counted twice. */
const REASON =
  'The serials were stood by for most of the day and a structured debrief would find nothing more here.'

async function factsOf(known: KnownFacts, by: Client = force.lead) {
  const id = await register(force)
  await saveFacts(by, id, known)
  return id
}

function ask(client: Client, id: string, more: Partial<RecordDecision> & Record<string, unknown> = {}) {
  const body = { factsSaveNumber: 1, position: 'silver', reason: 'The rule gives it.', ...more }
  return client.post(`/operations/${id}/decisions`, body)
}

const asGold = { position: 'gold', reason: REASON } as const

describe('a decision as worked out', () => {
  it.each([0, 1, 2, 3] as const)('at tier %i keeps the facts, the rule and the words', async (tier) => {
    const id = await factsOf(FACTS[tier])
    expect(await decide(force.lead, id)).toMatchObject({
      computedTier: tier,
      chosenTier: tier,
      inEffect: tier !== 0,
    })
    const [decision] = (await viewOperation(force.lead, id)).decisions
    expect(decision).toMatchObject({
      number: 1,
      kind: 'as_computed',
      known: FACTS[tier],
      secondPerson: ['another_without_facts', 'none', 'gold', 'gold'][tier],
    })
    expect(decision?.assessment).toMatchObject({ ruleId: 'national-default', ruleVersion: '1.0.0', tier })
  })

  it('is the same where the tier as worked out is named', async () => {
    const id = await factsOf(FACTS[2])
    await decide(force.lead, id, 1, { chosenTier: 2 })
    expect((await viewOperation(force.lead, id)).decisions[0]).toMatchObject({ kind: 'as_computed' })
  })
})

describe('a step up', () => {
  it('is the lead’s, to any tier above, with a reason, and gold confirms tiers 2 and 3', async () => {
    const id = await factsOf(FACTS[1])
    const made = await decide(force.lead, id, 1, { chosenTier: 3, reason: 'Partners ask for it.' })
    expect(made).toMatchObject({ computedTier: 1, chosenTier: 3, inEffect: true })
    const { decisions, moments } = await viewOperation(force.lead, id)
    expect(decisions[0]).toMatchObject({ kind: 'up', secondPerson: 'gold', reason: 'Partners ask for it.' })
    expect(moments).toMatchObject({ tierInEffect: 3, overridden: 'up' })
  })
})

describe('a step down', () => {
  it.each(['gold', 'chief_officer'] as const)(
    'is made by a gold who entered no facts, as %s',
    async (position) => {
      const id = await factsOf(FACTS[2])
      const made = await decide(force.gold, id, 1, { chosenTier: 1, position, reason: REASON })
      expect(made).toMatchObject({ computedTier: 2, chosenTier: 1, inEffect: true })
      const { decisions, moments } = await viewOperation(force.lead, id)
      expect(decisions[0]).toMatchObject({ kind: 'down', secondPerson: 'none', current: true })
      expect(moments).toMatchObject({ tierInEffect: 1, overridden: 'down' })
    },
  )

  it.each([
    ['by a debrief lead', 'lead', { chosenTier: 1, reason: REASON }, 'role_missing'],
    ['as silver', 'gold', { chosenTier: 1, reason: REASON }, 'position_too_low'],
    [
      'with 99 characters',
      'gold',
      { ...asGold, chosenTier: 1, reason: REASON.slice(0, 99) },
      'reason_too_short',
    ],
    [
      'with spaces for words',
      'gold',
      { ...asGold, chosenTier: 1, reason: `Quiet${' '.repeat(120)}day` },
      'reason_too_short',
    ],
    ['by two steps', 'gold', { ...asGold, chosenTier: 0 }, 'tier_not_one_step_down'],
  ] as const)('%s is refused', async (_what, who, more, refusal) => {
    const id = await factsOf(FACTS[2])
    const before = await fingerprint(api.database)
    expect((await ask(force[who], id, more)).problem()).toMatchObject({ code: 'action_refused', refusal })
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('by a gold who entered any of the facts is refused', async () => {
    const id = await factsOf(FACTS[2], force.otherGold)
    const problem = (await ask(force.otherGold, id, { ...asGold, chosenTier: 1 })).problem()
    expect(problem).toMatchObject({ code: 'action_refused', refusal: 'entered_facts' })
  })

  it.each<[Partial<KnownFacts>, 2 | 1, string]>([
    [{ dsiReferral: 'death' }, 2, 'a death or serious injury after police contact was referred.'],
    [{ dsiReferral: 'serious-injury' }, 2, 'a death or serious injury after police contact was referred.'],
    [{ externalReview: 'national' }, 2, 'a national body is reviewing the policing.'],
    [{ mobilisationTier: 'national' }, 2, 'resources were mobilised nationally.'],
    [{ lfrUsed: 'used' }, 1, 'live facial recognition was used, so the tier stays at 2 or higher.'],
    [
      { disorderLevel: 'serious', mobilisationTier: 'national' },
      2,
      'there was serious disorder and resources were mobilised nationally.',
    ],
  ])('with %o is refused in the words of the rule', async (facts, chosenTier, words) => {
    const id = await factsOf({ ...quietFacts(), ...facts } as KnownFacts)
    expect((await ask(force.gold, id, { ...asGold, chosenTier })).problem()).toMatchObject({
      code: 'action_refused',
      refusal: 'down_forbidden',
      detail: `The tier may not go down: ${words}`,
    })
  })

  it('is open where facial recognition leaves tier 2', async () => {
    const id = await factsOf({ ...quietFacts(), lfrUsed: 'wrongful-intervention' })
    const answer = await ask(force.gold, id, { ...asGold, chosenTier: 2 })
    expect(answer.read(DecidedReply)).toMatchObject({ computedTier: 3, chosenTier: 2 })
  })
})

describe('what a client says of the tier', () => {
  it.each([
    ['tier', { tier: 0 }],
    ['computedTier', { computedTier: 0 }],
    ['kind', { kind: 'down' }],
    ['inEffect', { inEffect: 'at_once' }],
  ])('as %s is refused by name', async (name, more) => {
    const id = await factsOf(FACTS[2])
    const before = await fingerprint(api.database)
    expect((await ask(force.lead, id, more)).problem()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/body', message: `Leave out ${name}: it is not known here` }],
    })
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it.each([4, -1, 1.5, '2', null])('as the chosen tier %j is refused', async (chosenTier) => {
    const id = await factsOf(FACTS[2])
    expect((await ask(force.lead, id, { chosenTier: chosenTier as 2 })).problem().errors).toEqual([
      { pointer: '/body/chosenTier', message: 'Choose tier 0, 1, 2 or 3' },
    ])
  })
})

describe('facts that cannot be', () => {
  const people = 'Enter a whole number of people'
  it.each([
    ['"12"', '/body/known/officersDeployed', people],
    ['-1', '/body/known/officersDeployed', `${people}, 0 or more`],
    ['1.5', '/body/known/officersDeployed', people],
    ['10000001', '/body/known/officersDeployed', `${people}, 10,000,000 or fewer`],
    ['null', '/body/known/officersDeployed', ''],
    ['1e999', '/body/known/officersDeployed', ''],
    ['1,"noise":3', '/body/known', 'noise'],
  ])('%s is refused, the place is named and nothing is stored', async (value, pointer, words) => {
    const id = await register(force)
    const before = await fingerprint(api.database)
    const raw = Buffer.from(`{"saveNumber":0,"known":{"officersDeployed":${value}}}`)
    const answer = await force.lead.put(`/operations/${id}/facts`, raw, {
      'content-type': 'application/json',
    })
    const problem = answer.problem()
    expect(problem.status).toBe(400)
    const said = problem.errors?.find((error) => error.pointer.startsWith(pointer))
    expect(said?.message, JSON.stringify(problem)).toContain(words)
    expect(await fingerprint(api.database)).toEqual(before)
  })
})
