import type { EndShare } from '#shared/api/sharing.ts'
import { refusalOfEndingShare } from '#shared/workflow/sharing.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import { rolesIn, type Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { endSectionsOfForce } from '../contributors/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { findLiveReview, lockReview } from '../reviews/repository.ts'
import { listShares, markEnded } from './repository.ts'

/**
 * Ends a share, and with it the sections given to people of that force. The review is locked, so a section that is
 * being saved is saved before this or refused after it.
 */
export async function endShare(
  tx: Tx,
  viewer: Viewer,
  at: string,
  where: { id: string; share: string },
  input: EndShare,
) {
  const operation = await lockOperation(tx, viewer, where.id)
  const share = (await listShares(tx, operation)).find(({ id }) => id === where.share)
  if (!share) throw new Problem('not_found')
  const actor = { roles: rolesIn(viewer, where.id), relation: 'lead_force' } as const
  const refusal = refusalOfEndingShare({ actor, ended: share.ended_at !== null })
  if (refusal !== null) throw refused(refusal)
  const review = await findLiveReview(tx, operation)
  if (review) await lockReview(tx, viewer, review.id)
  await markEnded(tx, share, { reason: input.reason, by: viewer.personId, at })
  const ended = await endSectionsOfForce(tx, operation, {
    ofForceId: share.with_force_id,
    by: viewer.personId,
    at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: 'end_share',
    operationId: where.id,
    ...(review ? { reviewId: review.id } : {}),
    details: { share: share.id, with: share.with_force_id, sectionsTakenBack: ended },
  })
  return { id: share.id }
}
