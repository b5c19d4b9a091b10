import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import type { Outbox } from '../../jobs/queue.ts'
import { reviewWaits } from '../../jobs/review-waits.ts'
import { refused } from '../../situation/refused.ts'
import { completenessOfFile, lockReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { getMoments, refreshCoverage } from '../coverage/repository.ts'
import { insertRenditions, insertRevision } from '../sign-off/repository.ts'
import { freeze } from './freeze.ts'
import { moveReview } from './repository.ts'

/**
 * Freezes the review into a revision that names the decision in effect, and puts it before gold. What is missing is
 * named. The bytes written here are what gold reads, signs and sends; nothing rebuilds them later. Golds are told.
 */
export async function sendToGold(tx: Tx, viewer: Viewer, at: string, id: string, outbox: Outbox) {
  const file = await lockReviewFile(tx, viewer, id)
  const outcome = decide('send_to_gold', situationOf(file, viewer, at))
  if (!outcome.ok) {
    const left = completenessOfFile(file)?.sections.flatMap((section) => section.left) ?? []
    throw refused(outcome.refusal, outcome.refusal === 'not_complete' ? { left } : {})
  }
  const number = file.review.revisions + 1
  const frozen = freeze(file, { viewer, at, number, moments: await getMoments(tx, file.operation) })
  const key = { force_id: file.review.force_id, review_id: id }
  const revisionId = await insertRevision(tx, {
    ...key,
    number,
    decision_id: frozen.decisionId,
    envelope: frozen.envelope,
    digest: frozen.digest,
    marking: frozen.marking,
    frozen_by: viewer.personId,
    frozen_at: at,
  })
  await insertRenditions(tx, { force_id: file.review.force_id, id: revisionId }, frozen.renditions)
  await moveReview(tx, file.review, { to: outcome.to, at, revisions: number })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'send_to_gold',
    operationId: file.operation.id,
    reviewId: id,
    details: { revision: number, digest: frozen.digest, decision: frozen.decisionId },
  })
  await refreshCoverage(tx, file.review.force_id, file.operation.id, at)
  const waiting = { ...key, revision_id: revisionId, frozen_by: viewer.personId }
  await outbox.enqueue(tx, 'tell_people', reviewWaits(waiting))
  return { id, state: outcome.to, revision: number, digest: frozen.digest }
}
