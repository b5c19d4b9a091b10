import type { WithReason } from '#shared/api/reviews.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { insertReason, moveReview } from './repository.ts'

/**
 * Opens a submitted review for another revision. What was sent stays live, and its queries stay open, until the
 * amendment is signed and sent in its place.
 */
export async function amendReview(tx: Tx, viewer: Viewer, at: string, id: string, input: WithReason) {
  const file = await lockReviewFile(tx, viewer, id)
  const outcome = decide('amend', situationOf(file, viewer, at, { reasonGiven: true }))
  if (!outcome.ok) throw refused(outcome.refusal)

  await moveReview(tx, file.review, { to: outcome.to, at })
  await insertReason(tx, file.review, { action: 'amend', reason: input.reason, by: viewer.personId, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'amend',
    operationId: file.operation.id,
    reviewId: id,
  })
  return { id, state: outcome.to }
}

/** Gives an amendment up: the review is again what was sent. The draft keeps its answers for a later amendment. */
export async function dropAmendment(tx: Tx, viewer: Viewer, at: string, id: string) {
  const file = await lockReviewFile(tx, viewer, id)
  const outcome = decide('drop_amendment', situationOf(file, viewer, at))
  if (!outcome.ok) throw refused(outcome.refusal)

  await moveReview(tx, file.review, { to: outcome.to, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'drop_amendment',
    operationId: file.operation.id,
    reviewId: id,
  })
  return { id, state: outcome.to }
}
