import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import type { Tx } from '#server/db/types.ts'
import { recordFactChange } from '#server/features/decisions/record-fact-change.ts'
import { digestOfToken, findSession } from '#server/features/people/sessions.ts'
import { joinSeries } from '#server/features/series/join-series.ts'
import type { Viewer } from '#server/viewer.ts'
import { SeriesMadeReply } from '#shared/api/series.ts'
import { type Answer, type Api, startApi } from '#test/support/api.ts'
import { faultsOfRecords } from '#test/support/faults-of-records.ts'
import {
  addForce,
  askToSign,
  decide,
  FACTS,
  type Force,
  newDebrief,
  newFactChange,
  reach,
  register,
  saveFacts,
  viewOperation,
  viewReview,
  viewRevision,
} from '#test/support/main-job.ts'
import { holdTables, untilWaiting } from '#test/support/rows.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'warwickshire')
})
afterAll(async () => {
  await api.close()
})

/** Starts every request while nobody can get at an operation, then lets them go at once. */
async function together(...requests: (() => Promise<Answer>)[]): Promise<Answer[]> {
  const hold = await holdTables(api.database, ['operation'])
  const asked = requests.map((request) => request())
  await untilWaiting(api.database, requests.length)
  await hold.release()
  return Promise.all(asked)
}

/** One did it; the other was told why not. */
function expectOneWinner(answers: Answer[], refusals: string[]): void {
  expect(
    answers.filter(({ status }) => status < 300),
    answers.map(({ text }) => text).join('\n'),
  ).toHaveLength(1)
  const lost = answers.find(({ status }) => status >= 300)?.problem()
  expect(lost?.status).toBe(409)
  expect(refusals).toContain(lost?.refusal)
}

async function waiting() {
  const { reviewId, operationId } = await reach(api, force, 'with_gold')
  const seen = await viewRevision(force.gold, reviewId)
  await viewRevision(force.otherGold, reviewId)
  const instead = { body: { reasonForAnotherGold: 'On leave.' } }
  return {
    reviewId,
    operationId,
    sign: () => askToSign(force.gold, seen),
    signInstead: () => askToSign(force.otherGold, seen, instead),
    recall: () => force.lead.post(`/reviews/${reviewId}/recall`),
    giveBack: () =>
      force.otherGold.post(`/reviews/${reviewId}/return`, {
        revision: 1,
        comments: [{ sectionId: 'operation', comment: 'Say more.' }],
      }),
    withdraw: () =>
      force.administrator.post(`/operations/${operationId}/withdraw`, {
        code: 'entered_in_error',
        sentence: 'It was a drill.',
      }),
  }
}

describe('at the same moment', () => {
  it('two golds sign: one signature', async () => {
    const { sign, signInstead } = await waiting()
    expectOneWinner(await together(sign, signInstead), ['state_not_allowed'])
  })

  it('one gold signs and another returns: one of the two', async () => {
    const { sign, giveBack, reviewId } = await waiting()
    const answers = await together(sign, giveBack)
    expectOneWinner(answers, ['state_not_allowed'])
    const { state } = await viewReview(force.lead, reviewId)
    expect(state).toBe(answers[0]?.status === 200 ? 'signed_off' : 'returned')
  })

  it('gold signs and the lead takes it back: one of the two', async () => {
    const { sign, recall } = await waiting()
    expectOneWinner(await together(sign, recall), ['state_not_allowed'])
  })

  it('two people submit: one submission', async () => {
    const { reviewId } = await reach(api, force, 'ready_to_submit')
    const submit = (client: Force['lead']) => () => client.post(`/reviews/${reviewId}/submit`)
    expectOneWinner(await together(submit(force.lead), submit(force.gold)), ['state_not_allowed'])
    const rows = await api.database.owner
      .selectFrom('submission')
      .select('id')
      .where('review_id', '=', reviewId)
      .execute()
    expect(rows).toHaveLength(1)
  })

  it('one submits and another withdraws the operation: one of the two', async () => {
    const { reviewId, operationId } = await reach(api, force, 'ready_to_submit')
    const submit = () => force.lead.post(`/reviews/${reviewId}/submit`)
    const body = { code: 'entered_in_error', sentence: 'It was a drill.' }
    const withdraw = () => force.administrator.post(`/operations/${operationId}/withdraw`, body)
    expectOneWinner(await together(submit, withdraw), ['already_submitted', 'state_not_allowed'])
  })

  it('gold signs and a fact raises the tier: the signature is on the decision of that moment or is refused', async () => {
    const { sign, operationId, reviewId } = await waiting()
    const late = newFactChange({ criterion: 'targetedCommunity', value: true })
    const raise = () => force.lead.post(`/operations/${operationId}/fact-changes`, late)
    const [signed, raised] = await together(sign, raise)
    expect(raised?.status).toBe(201)
    if (signed?.status !== 200) expect(signed?.problem().refusal).toBe('decision_changed')
    expect((await viewReview(force.lead, reviewId)).tier).toBe(2)
  })

  it('gold signs and the role ends: a role that ended before the commit signs nothing', async () => {
    const { signInstead, reviewId } = await waiting()
    const hold = await holdTables(api.database, ['operation'])
    const asked = signInstead()
    await untilWaiting(api.database)
    const grant = api.database.owner
      .updateTable('role_grant')
      .where('person_id', '=', force.otherGold.personId)
      .where('role', '=', 'gold_commander')
    await grant.set({ ended_at: new Date().toISOString() }).execute()
    await hold.release()
    expect((await asked).problem()).toMatchObject({ status: 409, refusal: 'role_missing' })
    await grant.set({ ended_at: null }).execute()
    expect((await viewReview(force.lead, reviewId)).state).toBe('with_gold')
  })

  it('one confirms a decision and another does too: one confirmation', async () => {
    const id = await register(force)
    await saveFacts(force.lead, id, FACTS[0])
    const { id: decision } = await decide(force.lead, id)
    const confirm = (client: Force['lead']) => () =>
      client.post(`/operations/${id}/decisions/${decision}/confirm`)
    expectOneWinner(await together(confirm(force.gold), confirm(force.otherLead)), ['already_confirmed'])
  })
})

/** A POST of one person waits after it began, before it locks anything; the other's command begins later and overtakes it. */
async function overtaken<T>(
  post: () => Promise<Answer>,
  overtaking: (tx: Tx, viewer: Viewer, at: string) => Promise<T>,
): Promise<Answer> {
  const hold = await holdTables(api.database, ['idempotency_key'], 'access exclusive')
  const early = post()
  await untilWaiting(api.database)
  const { personId, organisationId, headers } = force.otherLead
  const digest = digestOfToken(headers.cookie.split('=')[1] ?? '')
  const limits = { sessionIdleMinutes: 30, sessionHours: 12 }
  const viewer = (await findSession(api.database.db, digest, limits))?.viewer
  if (!viewer) throw new Error('the other lead is signed in')
  // The command alone needs no key.
  await inContext(api.database.db, { personId, organisationId }, (tx, at) => overtaking(tx, viewer, at))
  await hold.release()
  return early
}

describe('what began first and is done last', () => {
  it('takes nothing from coverage', async () => {
    const id = await register(force)
    await saveFacts(force.lead, id, FACTS[1])
    await decide(force.lead, id)
    const referred = newFactChange({ criterion: 'dsiReferral', value: 'death', cause: 'referral' })
    const early = await overtaken(
      () => force.lead.post(`/operations/${id}/debriefs`, newDebrief()),
      (tx, viewer, at) => recordFactChange(tx, viewer, at, id, referred),
    )
    expect(early.status).toBe(201)
    expect((await viewOperation(force.lead, id)).moments.tierInEffect).toBe(3)
  })

  it('is the newest of a series too', async () => {
    const id = await register(force)
    const said = { name: 'Saturday marches', reason: 'The same organiser and route every week.' }
    const seriesId = (await force.lead.post('/series', said)).read(SeriesMadeReply).id
    const left = await overtaken(
      () => force.lead.post(`/operations/${id}/leave-series`, { reason: 'Another organiser.' }),
      (tx, viewer, at) => joinSeries(tx, viewer, at, id, { seriesId, reason: 'It is one of them.' }),
    )
    expect(left.status).toBe(201)
    expect((await viewOperation(force.lead, id)).series).toBeNull()
  })
})

it('after all of it the records hold together', async () => {
  expect(await faultsOfRecords(api.database)).toEqual([])
})
