import { randomUUID } from 'node:crypto'
import { addRecipient, askQuery, LONG_REASON, reachSent } from './after-sending.ts'
import type { Api } from './api.ts'
import {
  act,
  changeFact,
  decide,
  FACTS,
  type Force,
  type Reached,
  reach,
  readyForReview,
  register,
  saveFacts,
  viewRevision,
} from './main-job.ts'
import { type Asked, inAddress, inBody, signing, type Target } from './preconditions.ts'
import { wrongDigest } from './wrong-values.ts'

/** Confirming the newest decision, not one that another has taken the place of. */
async function confirmTarget(force: Force): Promise<Target> {
  const id = await register(force)
  await saveFacts(force.lead, id, FACTS[2])
  const older = await decide(force.lead, id)
  const newest = await decide(force.lead, id, 1, { chosenTier: 3, reason: LONG_REASON })
  const { decisionId: elsewhere } = await readyForReview(force, 2)
  const urlOf = (decision: string) => `/api/v1/operations/${id}/decisions/${decision}/confirm`
  return inAddress({
    kind: 'confirm',
    right: { client: force.gold, method: 'POST', url: urlOf(newest.id) },
    urlOf,
    id: newest.id,
    past: { older: older.id },
    stale: { status: 409, why: 'newer_decision' },
    absent: { elsewhere, unknown: randomUUID() },
  })
}

/** A receipt for the pack that arrived, by the digest in it; and the answer to a question that is still open. */
async function recipientTargets(api: Api, force: Force): Promise<Target[]> {
  const recipient = await addRecipient(api)
  const { reviewId, submissionId, digest } = await reachSent(api, force, recipient)
  const other = await reachSent(api, force, recipient)
  const [closed, open] = [await askQuery(recipient, submissionId), await askQuery(recipient, submissionId)]
  const inbox = `/api/v1/inbox/${submissionId}`
  await recipient.post(`/inbox/${submissionId}/queries/${closed}/close`)
  const elsewhere = await askQuery(recipient, other.submissionId)
  const receipt = inBody({
    kind: 'acknowledge',
    right: {
      client: recipient,
      method: 'POST',
      url: `${inbox}/acknowledge`,
      body: { digest, packPassedChecks: true },
    },
    part: 'digest',
    wrong: (chance) => wrongDigest(digest, { 'of another submission': other.digest }, chance),
    stale: { status: 409, why: 'receipt_mismatch' },
  })
  const urlOf = (query: string) => `/api/v1/reviews/${reviewId}/queries/${query}/reply`
  const answer = inAddress({
    kind: 'answer a query',
    right: {
      client: force.gold,
      method: 'POST',
      url: urlOf(open),
      body: { explanation: 'Arrests on the day.' },
    },
    urlOf,
    id: open,
    past: { closed },
    stale: { status: 409, why: 'no_open_query' },
    absent: { elsewhere, unknown: randomUUID() },
  })
  return [receipt, answer]
}

type Late = [how: string, asked: Asked, why: string]

/** Reviews that have moved on since somebody looked at them, and one that can be submitted now. */
async function reachAll(api: Api, { lead, ...force }: Force) {
  const at = (state: Reached) => reach(api, { lead, ...force }, state)
  const ready = await at('ready_to_submit')
  const [draft, withGold, signed] = [await at('draft'), await at('with_gold'), await at('signed_off')]
  const [changed, unsignable] = [await at('ready_to_submit'), await at('with_gold')]
  const raised = { criterion: 'dsiReferral', value: 'other-referral', cause: 'referral' }
  for (const { operationId } of [changed, unsignable]) await changeFact(lead, operationId, raised)
  const voided = await at('ready_to_submit')
  await act(lead, `/reviews/${voided.reviewId}/re-open`, { reason: 'A figure was wrong.' })
  return { ready, draft, withGold, signed, changed, unsignable, voided }
}

async function movedOnTarget(api: Api, force: Force): Promise<Target> {
  const there = await reachAll(api, force)
  const asks = ({ reviewId }: { reviewId: string }, action: string): Asked => ({
    client: force.lead,
    method: 'POST',
    url: `/api/v1/reviews/${reviewId}/${action}`,
  })
  const unsignable = signing(force.gold, await viewRevision(force.gold, there.unsignable.reviewId))
  const late: Late[] = [
    ['submit a draft', asks(there.draft, 'submit'), 'state_not_allowed'],
    ['submit what waits for gold', asks(there.withGold, 'submit'), 'state_not_allowed'],
    ['submit what lost its signature', asks(there.voided, 'submit'), 'state_not_allowed'],
    ['submit before the pack is there', asks(there.signed, 'submit'), 'pack_not_stored'],
    ['submit after a newer decision', asks(there.changed, 'submit'), 'decision_changed'],
    ['sign after a newer decision', unsignable, 'decision_changed'],
    ['recall a draft', asks(there.draft, 'recall'), 'state_not_allowed'],
    ['recall what is signed', asks(there.signed, 'recall'), 'state_not_allowed'],
    ['send to gold again', asks(there.withGold, 'send-to-gold'), 'state_not_allowed'],
  ]
  return {
    kind: 'submit and others, too late',
    weight: 1,
    right: asks(there.ready, 'submit'),
    draw: (chance) => {
      const [how, asked, why] = chance.pick(late)
      return { how, asked, expected: { status: 409, why } }
    },
  }
}

/** Whatever names a decision, a question or a digest, and what the state of things alone refuses. */
export async function standingTargets(api: Api, force: Force): Promise<Target[]> {
  return [
    await confirmTarget(force),
    ...(await recipientTargets(api, force)),
    await movedOnTarget(api, force),
  ]
}
