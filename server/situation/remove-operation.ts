import { noteSubjects } from '../access/access-log.ts'
import type { Tx } from '../db/types.ts'
import { recordEvent } from '../features/audit/repository.ts'
import { refreshCoverage } from '../features/coverage/repository.ts'
import { type OperationRecord, setRemoval } from '../features/operations/repository.ts'
import { findLiveReview, insertReason, moveReview } from '../features/reviews/repository.ts'
import { insertVoid, listSignOffs } from '../features/sign-off/repository.ts'
import type { Viewer } from '../viewer.ts'

type Removal = { as: 'withdrawn' | 'duplicate'; code: string; sentence: string; duplicateOf: string | null }

/**
 * Takes a locked operation out of what is counted, and its review with it. Nothing is deleted: oversight sees the
 * sentence. What allows it has been asked before.
 */
export async function removeOperation(
  tx: Tx,
  viewer: Viewer,
  at: string,
  operation: OperationRecord,
  removal: Removal,
) {
  const by = viewer.personId
  await setRemoval(tx, operation, { ...removal, at, by })
  const review = await findLiveReview(tx, operation)
  if (review) {
    noteSubjects(tx, 'review', review.force_id, [review.id])
    // As where a review is withdrawn by itself: what was signed may come back, and its signature must not.
    for (const signOff of await listSignOffs(tx, review)) {
      if (signOff.voided_at === null) await insertVoid(tx, signOff, { reason: removal.sentence, by, at })
    }
    await moveReview(tx, review, { to: 'withdrawn', at })
    await insertReason(tx, review, { action: 'withdraw', reason: removal.sentence, by, at })
  }
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: removal.as === 'withdrawn' ? 'withdraw_operation' : 'mark_duplicate',
    operationId: operation.id,
    ...(review ? { reviewId: review.id } : {}),
    details: { code: removal.code, duplicateOf: removal.duplicateOf },
  })
  await refreshCoverage(tx, operation.force_id, operation.id, at)
  return { id: operation.id }
}
