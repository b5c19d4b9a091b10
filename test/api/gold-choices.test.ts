import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addRecipient, LONG_REASON, reachSent } from '#test/support/after-sending.ts'
import { type Answer, type Api, startApi } from '#test/support/api.ts'
import {
  act,
  addForce,
  changeFact,
  type Force,
  reach,
  sendToGold,
  viewReview,
  viewRevision,
} from '#test/support/main-job.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'gwent')
})
afterAll(() => api.close())

const refusal = (answer: Answer) => answer.problem().refusal
const sent = async () => reachSent(api, force, await addRecipient(api))

describe('what gold is told before declining', () => {
  const notRequired = async (reviewId: string, client = force.gold) =>
    (await viewRevision(client, reviewId)).notRequired

  it('is how long a reason must be, or why it is refused', async () => {
    const one = await reach(api, force, 'with_gold', 1)
    expect(await notRequired(one.reviewId)).toEqual({ refusal: null, reasonCharacters: 100, waits: false })
    const two = await reach(api, force, 'with_gold', 2)
    expect(await notRequired(two.reviewId)).toMatchObject({
      refusal: expect.stringContaining('one step only'),
    })
  })

  it('is nothing to a gold who wrote part of it, to the lead, or once it was submitted', async () => {
    const { reviewId } = await reach(api, force, 'with_gold', 1)
    expect(await notRequired(reviewId, force.lead)).toBeNull()
    const { reviewId: amended } = await sent()
    await act(force.lead, `/reviews/${amended}/amend`, { reason: 'A figure was wrong.' })
    await sendToGold(force.lead, amended)
    const seen = await viewRevision(force.gold, amended, 2)
    expect(seen.notRequired).toBeNull()
    const body = { because: 'not_required', reason: LONG_REASON }
    expect(refusal(await force.gold.post(`/reviews/${amended}/decline`, body))).toBe('already_submitted')
  })

  it('is that who entered the facts cannot step down', async () => {
    const { reviewId, operationId } = await reach(api, force, 'with_gold', 1)
    await changeFact(force.gold, operationId)
    expect(await notRequired(reviewId)).toMatchObject({
      refusal: expect.stringContaining('You entered facts'),
    })
    const body = { because: 'not_required', reason: LONG_REASON }
    expect(refusal(await force.gold.post(`/reviews/${reviewId}/decline`, body))).toBe('entered_facts')
  })
})

describe('a fact that changes after the freeze', () => {
  it('stands beside the revision, which does not change', async () => {
    const { reviewId, operationId } = await reach(api, force, 'with_gold', 1)
    const before = await viewRevision(force.gold, reviewId)
    expect(before.lateFacts).toEqual([])
    await changeFact(force.lead, operationId)
    const after = await viewRevision(force.gold, reviewId)
    expect(after.digest).toBe(before.digest)
    expect(after.decisionInEffect).toBe(true)
    expect(after.lateFacts).toMatchObject([
      { before: '0', after: '2', why: 'A complaint', source: 'Professional standards', whatWasWrong: null },
    ])
  })

  it('that raises the tier leaves taking it back or returning it as the ways on', async () => {
    const { reviewId, operationId } = await reach(api, force, 'with_gold', 1)
    await changeFact(force.lead, operationId, {
      criterion: 'targetedCommunity',
      value: true,
      cause: 'external_review',
    })
    const seen = await viewRevision(force.gold, reviewId)
    expect(seen.decisionInEffect).toBe(false)
    expect(seen.actions.find(({ action }) => action === 'sign_off')?.refusal?.code).toBe('decision_changed')
    expect(seen.actions.find(({ action }) => action === 'return')?.refusal).toBeNull()
    const { actions } = await viewReview(force.lead, reviewId)
    expect(actions.find(({ action }) => action === 'recall')?.refusal).toBeNull()
  })
})

it('a withdrawn review is not offered back while its operation has another one', async () => {
  const { reviewId, operationId } = await reach(api, force, 'withdrawn')
  const offered = async () =>
    (await viewReview(force.lead, reviewId)).actions.some(({ action }) => action === 'reinstate')
  expect(await offered()).toBe(true)
  expect((await force.lead.post(`/operations/${operationId}/reviews`)).status).toBe(201)
  expect(await offered()).toBe(false)
  const again = await force.lead.post(`/reviews/${reviewId}/reinstate`, { reason: 'It is needed.' })
  expect(refusal(again)).toBe('other_review_exists')
})
