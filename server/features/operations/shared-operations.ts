import type { SharedOperation } from '#shared/api/sharing.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import type { Viewer } from '../../viewer.ts'
import { getMoments } from '../coverage/repository.ts'
import { listSharedReviews } from '../reviews/repository.ts'
import { listSharedOperations } from './repository.ts'

/** What other forces share with the viewer's. It stands beside the register and is in none of its figures. */
export async function listShared(tx: Tx, viewer: Viewer): Promise<SharedOperation[]> {
  const operations = await listSharedOperations(tx, viewer)
  if (operations.length === 0) return []
  const reviews = await listSharedReviews(tx, viewer)
  const shared: SharedOperation[] = []
  for (const operation of operations) {
    const review = reviews.find(({ operation_id }) => operation_id === operation.id)
    noteSubjects(tx, 'operation', operation.force_id, [operation.id])
    shared.push({
      moments: await getMoments(tx, operation),
      place: operation.place,
      leadForce: { id: operation.force_id, name: getOrganisation(operation.force_id).name },
      sharedAt: operation.shared_at,
      review: review ? { id: review.id, state: review.state } : null,
    })
  }
  return shared
}
