import { type Insertable, type SelectQueryBuilder, sql } from 'kysely'
import { ACCESS_PAGE } from '#shared/api/access.ts'
import type { AccessLog, Schema } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'
import type { Viewer } from '../../viewer.ts'

/** Writes entries of the access log in the transaction that they are about. */
export async function insertAccess(tx: Tx, rows: Insertable<AccessLog>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('access_log').values(rows).execute()
}

export type AccessRecord = Awaited<ReturnType<typeof listOwnAccess>>[number]

type Entries = SelectQueryBuilder<Schema, 'access_log', object>

/** Where the entry is looked for that a page follows, so that an index leads to it. */
type Among = { column: 'force_id' | 'person_id'; value: string }

/** One more than a page, newest first, older than `before`, with the operation of a single subject. */
function pageOf(entries: Entries, before: string | undefined, among: Among) {
  const single = sql<string>`coalesce(review.operation_id, case when access_log.subject_kind = 'operation'
    and cardinality(access_log.subject_ids) = 1 then access_log.subject_ids[1] end)`
  return entries
    .leftJoin('review', (join) =>
      join
        .onRef('review.force_id', '=', 'access_log.force_id')
        .onRef('review.id', '=', 'access_log.review_id'),
    )
    .leftJoin('operation', (join) =>
      join.onRef('operation.force_id', '=', 'access_log.force_id').on('operation.id', '=', single),
    )
    .select(['access_log.id', 'access_log.at', 'access_log.person_id', 'access_log.organisation_id'])
    .select(['access_log.did', 'access_log.route', 'access_log.subject_kind', 'access_log.force_id'])
    .select(sql<number>`cardinality(access_log.subject_ids)`.as('subjects'))
    .select(['access_log.review_id', 'access_log.recipient_id'])
    .select(['operation.id as operation_id', 'operation.name', 'operation.reference'])
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(access_log.at, access_log.id) < (
          select b.at, b.id from access_log b where b.${sql.ref(among.column)} = ${among.value} and b.id = ${before})`,
      ),
    )
    .orderBy('access_log.at', 'desc')
    .orderBy('access_log.id', 'desc')
    .limit(ACCESS_PAGE + 1)
}

/** What others did to the reviews of the viewer's own force that the viewer leads or wrote in. */
export function listAccessToMyReviews(tx: Tx, viewer: Viewer, before: string | undefined) {
  const forceId = viewer.organisation.id
  const mine = tx
    .selectFrom('review as led')
    .select('led.id')
    .where('led.force_id', '=', forceId)
    .where('led.lead_id', '=', viewer.personId)
    .union(
      tx
        .selectFrom('review_author as wrote')
        .select('wrote.review_id as id')
        .where('wrote.force_id', '=', forceId)
        .where('wrote.person_id', '=', viewer.personId),
    )
  const entries = tx
    .selectFrom('access_log')
    .where('access_log.force_id', '=', forceId)
    .where('access_log.review_id', 'in', mine)
    .where('access_log.person_id', '<>', viewer.personId)
  return pageOf(entries, before, { column: 'force_id', value: forceId }).execute()
}

/** What the viewer did, for this organisation. */
export function listOwnAccess(tx: Tx, viewer: Viewer, before: string | undefined) {
  const entries = tx
    .selectFrom('access_log')
    .where('access_log.person_id', '=', viewer.personId)
    .where('access_log.organisation_id', '=', viewer.organisation.id)
  return pageOf(entries, before, { column: 'person_id', value: viewer.personId }).execute()
}

type ForceAccess = {
  personId: string | undefined
  reviewId: string | undefined
  /** From this instant on, and until before that one. */
  from: string | undefined
  until: string | undefined
}

/** What anyone did to the records of the viewer's force. */
export function listForceAccess(tx: Tx, viewer: Viewer, asked: ForceAccess, before: string | undefined) {
  const { personId, reviewId, from, until } = asked
  let entries = tx.selectFrom('access_log').where('access_log.force_id', '=', viewer.organisation.id)
  if (personId !== undefined) entries = entries.where('access_log.person_id', '=', personId)
  if (reviewId !== undefined) entries = entries.where('access_log.review_id', '=', reviewId)
  if (from !== undefined) entries = entries.where('access_log.at', '>=', from)
  if (until !== undefined) entries = entries.where('access_log.at', '<', until)
  return pageOf(entries, before, { column: 'force_id', value: viewer.organisation.id }).execute()
}
