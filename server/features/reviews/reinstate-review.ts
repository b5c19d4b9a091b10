import type { WithReason } from '#shared/api/reviews.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { findLiveReview, insertReason, moveReview } from './repository.ts'

/** Brings a withdrawn review back as a draft, with all that was written, where the operation has no other one. */
export async function reinstateReview(tx: Tx, viewer: Viewer, at: string, id: string, input: WithReason) {
  const file = await lockReviewFile(tx, viewer, id)
  const other = await findLiveReview(tx, file.operation)
  const outcome = decide(
    'reinstate',
    situationOf(file, viewer, at, {
      reasonGiven: true,
      otherReviewExists: other !== undefined && other.id !== id,
    }),
  )
  if (!outcome.ok) throw refused(outcome.refusal)

  await moveReview(tx, file.review, { to: outcome.to, at })
  await insertReason(tx, file.review, { action: 'reinstate', reason: input.reason, by: viewer.personId, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'reinstate',
    operationId: file.operation.id,
    reviewId: id,
  })
  await refreshCoverage(tx, file.review.force_id, file.operation.id, at)
  return { id, state: outcome.to }
}
