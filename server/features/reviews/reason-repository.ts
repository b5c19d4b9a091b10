import type { Tx } from '../../db/types.ts'

type Key = { force_id: string; id: string }

/** Why actions on a review were taken, oldest first. */
export function listReasons(tx: Tx, review: Key) {
  return tx
    .selectFrom('action_reason')
    .select(['id', 'action', 'reason', 'given_by', 'given_at'])
    .where('force_id', '=', review.force_id)
    .where('review_id', '=', review.id)
    .orderBy('given_at')
    .execute()
}
