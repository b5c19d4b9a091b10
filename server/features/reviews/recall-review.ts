import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { moveReview } from './repository.ts'

/** Takes a review back from gold before gold has decided. The frozen revision stays on record, unsigned. */
export async function recallReview(tx: Tx, viewer: Viewer, at: string, id: string) {
  const file = await lockReviewFile(tx, viewer, id)
  const outcome = decide('recall', situationOf(file, viewer, at))
  if (!outcome.ok) throw refused(outcome.refusal)

  await moveReview(tx, file.review, { to: outcome.to, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'recall',
    operationId: file.operation.id,
    reviewId: id,
    details: { revision: file.review.revisions },
  })
  return { id, state: outcome.to }
}
