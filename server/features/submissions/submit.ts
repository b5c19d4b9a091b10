import { recipient } from '#shared/reference/organisations.ts'
import { decide } from '#shared/workflow/decide.ts'
import { noteRecipient } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import type { Queue } from '../../jobs/queue.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import { liveSignOff, situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { moveReview } from '../reviews/repository.ts'
import { insertSubmission } from './repository.ts'

/** Submits the signed revision. It waits to go until its channel accepts it, or the force records sending it by hand. */
export async function submit(tx: Tx, viewer: Viewer, at: string, id: string, queue: Queue) {
  const file = await lockReviewFile(tx, viewer, id)
  const outcome = decide('submit', situationOf(file, viewer, at))
  if (!outcome.ok) throw refused(outcome.refusal)
  const signOff = liveSignOff(file)
  if (!signOff) throw refused('no_live_sign_off')

  const submissionId = await insertSubmission(tx, file.review, {
    revisionId: signOff.revision_id,
    signOffId: signOff.id,
    recipientId: recipient().id,
    by: viewer.personId,
    at,
  })
  noteRecipient(tx, recipient().id)
  await moveReview(tx, file.review, { to: outcome.to, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'submit',
    operationId: file.operation.id,
    reviewId: id,
    details: { submission: submissionId, digest: signOff.digest, recipient: recipient().id },
  })
  await queue.enqueue(tx, 'make_checkpoints', { forceId: file.review.force_id })
  return { id, state: outcome.to }
}
