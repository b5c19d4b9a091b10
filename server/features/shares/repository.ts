import type { Insertable } from 'kysely'
import type { Share } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'

type Key = { force_id: string; id: string }

export type ShareRecord = Awaited<ReturnType<typeof listShares>>[number]

/** Every force that the operation is or was shared with, newest first. Another force sees its own live share alone. */
export function listShares(tx: Tx, operation: Key) {
  return tx
    .selectFrom('share')
    .select(['force_id', 'id', 'with_force_id', 'reason', 'shared_by', 'shared_at'])
    .select(['ended_by', 'ended_at', 'end_reason'])
    .where('force_id', '=', operation.force_id)
    .where('operation_id', '=', operation.id)
    .orderBy('shared_at', 'desc')
    .orderBy('id')
    .execute()
}

/** The forces that an operation is shared with now. */
export function forcesSharedWith(shares: readonly ShareRecord[]): string[] {
  return shares.filter(({ ended_at }) => ended_at === null).map(({ with_force_id }) => with_force_id)
}

export async function insertShare(tx: Tx, values: Insertable<Share>): Promise<string> {
  const { id } = await tx.insertInto('share').values(values).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Ends a share. The other force sees nothing of the operation from its next request on. */
export async function markEnded(
  tx: Tx,
  share: Key,
  end: { reason: string; by: string; at: string },
): Promise<void> {
  await tx
    .updateTable('share')
    .set({ ended_at: end.at, ended_by: end.by, end_reason: end.reason })
    .where('force_id', '=', share.force_id)
    .where('id', '=', share.id)
    .execute()
}
