import type { OwnWork } from '#shared/api/administration.ts'
import type { Tx } from '../db/types.ts'
import { listUnsubmittedWork } from '../features/people/repository.ts'
import type { Viewer } from '../viewer.ts'

/** The reviews on their way that someone wrote part of, in one operation or in all: as gold they cannot sign them. */
export async function ownWorkOf(
  tx: Tx,
  viewer: Viewer,
  personId: string,
  operationId: string | null = null,
): Promise<OwnWork[]> {
  return (await listUnsubmittedWork(tx, viewer))
    .filter((work) => work.person_id === personId && (operationId ?? work.operation_id) === work.operation_id)
    .map((work) => ({ reviewId: work.id, operationName: work.name }))
}
