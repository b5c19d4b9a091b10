import { type Insertable, sql } from 'kysely'
import { inTurn } from '../../db/in-turn.ts'
import type { HoldBack } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'

type Key = { force_id: string; id: string }

/** Every act of holding a review back or clearing it, newest first. */
export function listHoldBacks(tx: Tx, review: Key) {
  return tx
    .selectFrom('hold_back')
    .select(['id', 'revision_id', 'act', 'ground', 'agreed_with', 'reason', 'acted_by', 'acted_at'])
    .where('force_id', '=', review.force_id)
    .where('review_id', '=', review.id)
    .orderBy('acted_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Writes an act with the review locked: the last one written is the newest. */
export async function insertHoldBack(
  tx: Tx,
  values: Insertable<HoldBack> & { acted_at: string },
): Promise<string> {
  const newest = sql<string | null>`select max(acted_at) from hold_back
    where force_id = ${values.force_id} and review_id = ${values.review_id}`
  const { id } = await tx
    .insertInto('hold_back')
    .values({ ...values, acted_at: inTurn(values.acted_at, newest) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
