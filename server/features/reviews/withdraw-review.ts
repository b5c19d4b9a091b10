import type { WithReason } from '#shared/api/reviews.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import { liveSignOff, situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { insertVoid } from '../sign-off/repository.ts'
import { insertReason, moveReview } from './repository.ts'

/** Withdraws a review that was never submitted. The operation stays in the register and another review can start. */
export async function withdrawReview(tx: Tx, viewer: Viewer, at: string, id: string, input: WithReason) {
  const file = await lockReviewFile(tx, viewer, id)
  const outcome = decide('withdraw', situationOf(file, viewer, at, { reasonGiven: true }))
  if (!outcome.ok) throw refused(outcome.refusal)

  // What was signed may come back as a draft, and its signature must not come back with it.
  const signOff = liveSignOff(file)
  if (signOff) await insertVoid(tx, signOff, { reason: input.reason, by: viewer.personId, at })
  await moveReview(tx, file.review, { to: outcome.to, at })
  await insertReason(tx, file.review, { action: 'withdraw', reason: input.reason, by: viewer.personId, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'withdraw',
    operationId: file.operation.id,
    reviewId: id,
  })
  await refreshCoverage(tx, file.review.force_id, file.operation.id, at)
  return { id, state: outcome.to }
}
