import type { WithReason } from '#shared/api/reviews.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import { liveSignOff, situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { moveReview } from '../reviews/repository.ts'
import { insertVoid } from './repository.ts'

/** Opens a signed review again before it was submitted. The sign-off stays on record, voided, with the reason. */
export async function reOpenReview(tx: Tx, viewer: Viewer, at: string, id: string, input: WithReason) {
  const file = await lockReviewFile(tx, viewer, id)
  const outcome = decide('re_open', situationOf(file, viewer, at, { reasonGiven: true }))
  if (!outcome.ok) throw refused(outcome.refusal)
  const signOff = liveSignOff(file)
  if (!signOff) throw refused('no_live_sign_off')

  await insertVoid(tx, signOff, { reason: input.reason, by: viewer.personId, at })
  await moveReview(tx, file.review, { to: outcome.to, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 're_open',
    operationId: file.operation.id,
    reviewId: id,
    details: { signOff: signOff.id },
  })
  await refreshCoverage(tx, file.review.force_id, file.operation.id, at)
  return { id, state: outcome.to }
}
