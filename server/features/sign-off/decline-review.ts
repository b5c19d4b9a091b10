import type { DeclineReview } from '#shared/api/sign-off.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Refusal } from '#shared/workflow/refusals.ts'
import type { Tx } from '../../db/types.ts'
import type { Outbox } from '../../jobs/queue.ts'
import { openDecisionFile, writeDecision } from '../../situation/decision-file.ts'
import { refused } from '../../situation/refused.ts'
import { removeOperation } from '../../situation/remove-operation.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { findOperation } from '../operations/repository.ts'
import { insertReason, moveReview } from '../reviews/repository.ts'
import { tierZero } from './not-required.ts'

async function otherRefusal(
  tx: Tx,
  viewer: Viewer,
  id: string,
  input: DeclineReview,
): Promise<Refusal | null> {
  if (input.because !== 'duplicate') return null
  const other = await findOperation(tx, viewer, input.duplicateOf)
  const named = other !== undefined && other.id !== id && other.removed_as === null
  return named ? null : 'duplicate_of_missing'
}

/**
 * Gold says that no review is due. A duplicate removes the operation with the sentence that oversight reads; not
 * required makes a tier 0 decision in the same transaction, refused where the decision table refuses it.
 */
export async function declineReview(
  tx: Tx,
  viewer: Viewer,
  at: string,
  id: string,
  input: DeclineReview,
  outbox: Outbox,
) {
  const file = await lockReviewFile(tx, viewer, id)
  const decisions = await openDecisionFile(tx, file.operation)
  const zero = tierZero(decisions, viewer, input.reason)
  const outcome = decide(
    'decline',
    situationOf(file, viewer, at, {
      declineReason: input.because,
      reasonGiven: true,
      notRequiredRefusal: zero.outcome.ok ? null : zero.outcome.refusal,
    }),
  )
  if (!outcome.ok) throw refused(outcome.refusal)
  const other = await otherRefusal(tx, viewer, file.operation.id, input)
  if (other !== null) throw refused(other)

  if (input.because === 'duplicate') {
    const { duplicateOf, reason: sentence } = input
    await removeOperation(tx, viewer, at, file.operation, {
      as: 'duplicate',
      code: 'entered_twice',
      sentence,
      duplicateOf,
    })
  } else {
    if (!zero.outcome.ok) throw refused(zero.outcome.refusal)
    await writeDecision(tx, viewer, at, { file: decisions, deciding: zero.deciding, outcome: zero.outcome })
    await moveReview(tx, file.review, { to: outcome.to, at })
  }
  await insertReason(tx, file.review, { action: 'decline', reason: input.reason, by: viewer.personId, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'decline',
    operationId: file.operation.id,
    reviewId: id,
    details: { because: input.because },
  })
  await refreshCoverage(tx, file.review.force_id, file.operation.id, at)
  await outbox.enqueue(tx, 'tell_people', {
    forceId: file.review.force_id,
    event: 'review_declined',
    reviewId: id,
    // A review that gold declines is before gold, so it has a revision.
    subjectId: file.revisions[0]?.id ?? id,
    actorId: viewer.personId,
  })
  return { id, state: outcome.to }
}
