import type { Insertable } from 'kysely'
import type { GroupImpact } from '#shared/form/impact-groups.ts'
import type { ImpactReview } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'

type Key = { force_id: string; id: string }

export type ImpactReviewRecord = Awaited<ReturnType<typeof listImpactReviews>>[number]

/** Every record of an assessment or review, corrections included, oldest first. */
export function listImpactReviews(tx: Tx, operation: Key) {
  return tx
    .selectFrom('impact_review')
    .select(['id', 'made_on', 'made_by', 'made_by_role', 'what_changed', 'policing_effect', 'next_steps'])
    .select(['next_review_on', 'definition_id', 'definition_version', 'corrects'])
    .select(['recorded_by', 'recorded_at'])
    .select((eb) => ['step', eb.ref('groups').$castTo<GroupImpact[]>().as('groups')])
    .where('force_id', '=', operation.force_id)
    .where('operation_id', '=', operation.id)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
}

/** The records that stand: those that no later one corrects. */
export function standing<T extends Pick<ImpactReviewRecord, 'id' | 'corrects'>>(records: readonly T[]): T[] {
  const corrected = new Set(records.map(({ corrects }) => corrects))
  return records.filter(({ id }) => !corrected.has(id))
}

export async function insertImpactReview(tx: Tx, values: Insertable<ImpactReview>): Promise<string> {
  const { id } = await tx.insertInto('impact_review').values(values).returning('id').executeTakeFirstOrThrow()
  return id
}
