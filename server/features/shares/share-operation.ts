import type { ShareOperation } from '#shared/api/sharing.ts'
import { forces } from '#shared/reference/organisations.ts'
import { refusalOfShare } from '#shared/workflow/sharing.ts'
import { noteRecipient } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import { rolesIn, type Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { forcesSharedWith, insertShare, listShares } from './repository.ts'

/** Shows an operation of the viewer's force to another force, which reads it and is counted nowhere for it. */
export async function shareOperation(tx: Tx, viewer: Viewer, at: string, id: string, input: ShareOperation) {
  const operation = await lockOperation(tx, viewer, id)
  if (!forces().some((force) => force.id === input.forceId)) {
    const message = 'Choose a force from the list'
    throw new Problem('answers_refused', { errors: [{ pointer: '/body/forceId', message }] })
  }
  const refusal = refusalOfShare({
    actor: { roles: rolesIn(viewer, id), relation: 'lead_force' },
    operationRemoved: operation.removed_as !== null,
    withLeadForce: input.forceId === operation.force_id,
    sharedAlready: forcesSharedWith(await listShares(tx, operation)).includes(input.forceId),
  })
  if (refusal !== null) throw refused(refusal)
  noteRecipient(tx, input.forceId)
  const shareId = await insertShare(tx, {
    force_id: operation.force_id,
    operation_id: id,
    with_force_id: input.forceId,
    reason: input.reason,
    shared_by: viewer.personId,
    shared_at: at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: 'share_operation',
    operationId: id,
    details: { share: shareId, with: input.forceId },
  })
  return { id: shareId }
}
