import type { Insertable } from 'kysely'
import { noteOpened } from '../../access/access-log.ts'
import type { Operation, ReviewPeriod } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'

const COLUMNS = [
  'operation.force_id',
  'operation.id',
  'operation.reference',
  'operation.name',
  'operation.event_type',
  'operation.cause',
  'operation.how_it_came_about',
  'operation.place',
  'operation.planned_start_at',
  'operation.planned_end_at',
  'operation.started_at',
  'operation.stood_down_at',
  'operation.stood_down_recorded_at',
  'operation.debrief_lead_id',
  'operation.gold_id',
  'operation.registered_at',
  'operation.registered_by',
  'operation.removed_as',
  'operation.removed_code',
  'operation.removed_sentence',
  'operation.removed_at',
  'operation.duplicate_of',
] as const

/** Operations of the viewer's own force: the one place that says so in code, beside the row security that says it in SQL. */
function visibleTo(tx: Tx, viewer: Viewer) {
  return tx.selectFrom('operation').select(COLUMNS).where('operation.force_id', '=', viewer.organisation.id)
}

/** Operations that other forces share with the viewer's now. They are read, never counted and never acted on. */
function sharedWith(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('operation')
    .innerJoin('share', (join) =>
      join
        .onRef('share.force_id', '=', 'operation.force_id')
        .onRef('share.operation_id', '=', 'operation.id'),
    )
    .select(COLUMNS)
    .where('share.with_force_id', '=', viewer.organisation.id)
    .where('share.ended_at', 'is', null)
}

export type OperationRecord = Awaited<ReturnType<typeof getOperation>>

/** The operation, or `not_found` where it is absent or not the viewer's. */
export function getOperation(tx: Tx, viewer: Viewer, id: string) {
  return visibleTo(tx, viewer)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new Problem('not_found'))
    .then((operation) => noteOpened(tx, 'operation', operation))
}

/** The operation where the viewer may read it: their own force's or a shared one. `not_found` for all others. */
export async function getReadableOperation(tx: Tx, viewer: Viewer, id: string) {
  const operation =
    (await findOperation(tx, viewer, id)) ??
    (await sharedWith(tx, viewer).where('operation.id', '=', id).executeTakeFirst())
  if (!operation) throw new Problem('not_found')
  return noteOpened(tx, 'operation', operation)
}

/** What is shared with the viewer's force, newest first. */
export function listSharedOperations(tx: Tx, viewer: Viewer) {
  return sharedWith(tx, viewer)
    .select('share.shared_at')
    .orderBy('share.shared_at', 'desc')
    .orderBy('operation.id')
    .execute()
}

/** The operation, or undefined where it is absent or not the viewer's. */
export function findOperation(tx: Tx, viewer: Viewer, id: string) {
  return visibleTo(tx, viewer).where('id', '=', id).executeTakeFirst()
}

/** The operation, locked until commit. Commands on an operation or its review take this lock first. */
export function lockOperation(tx: Tx, viewer: Viewer, id: string) {
  return visibleTo(tx, viewer)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new Problem('not_found'))
    .then((operation) => noteOpened(tx, 'operation', operation))
}

export function listOperations(tx: Tx, viewer: Viewer) {
  return visibleTo(tx, viewer).orderBy('registered_at', 'desc').orderBy('id').execute()
}

/** Puts an operation in the register. Returns its id, or undefined where its force has one with this reference. */
export async function insertOperation(tx: Tx, values: Insertable<Operation>): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('operation')
    .values(values)
    .onConflict((conflict) => conflict.columns(['force_id', 'reference']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

type Key = { force_id: string; id: string }

export async function setTimes(
  tx: Tx,
  key: Key,
  times: { startedAt: string; stoodDownAt: string; at: string },
): Promise<void> {
  await tx
    .updateTable('operation')
    .set({ started_at: times.startedAt, stood_down_at: times.stoodDownAt, stood_down_recorded_at: times.at })
    .where('force_id', '=', key.force_id)
    .where('id', '=', key.id)
    .execute()
}

export type Removal = {
  as: 'withdrawn' | 'duplicate'
  code: string
  sentence: string
  at: string
  by: string
  duplicateOf: string | null
}

/** Takes an operation out of what is counted, or puts it back (`null`). */
export async function setRemoval(tx: Tx, key: Key, removal: Removal | null): Promise<void> {
  await tx
    .updateTable('operation')
    .set({
      removed_as: removal?.as ?? null,
      removed_code: removal?.code ?? null,
      removed_sentence: removal?.sentence ?? null,
      removed_at: removal?.at ?? null,
      removed_by: removal?.by ?? null,
      duplicate_of: removal?.duplicateOf ?? null,
    })
    .where('force_id', '=', key.force_id)
    .where('id', '=', key.id)
    .execute()
}

/** The first review period of the long-running protest that an operation is a further part of. */
export async function findFirstPeriod(tx: Tx, operation: Key): Promise<string | undefined> {
  const row = await tx
    .selectFrom('review_period')
    .select('first_operation_id')
    .where('force_id', '=', operation.force_id)
    .where('operation_id', '=', operation.id)
    .executeTakeFirst()
  return row?.first_operation_id
}

/** What was registered after the first review period, in the order of numbers, the closing review last. */
export function listFurtherPeriods(tx: Tx, first: Key) {
  return tx
    .selectFrom('review_period')
    .innerJoin('operation', (join) =>
      join
        .onRef('operation.force_id', '=', 'review_period.force_id')
        .onRef('operation.id', '=', 'review_period.operation_id'),
    )
    .select(['review_period.operation_id', 'review_period.kind', 'review_period.number'])
    .select(['operation.name', 'operation.reference'])
    .where('review_period.force_id', '=', first.force_id)
    .where('review_period.first_operation_id', '=', first.id)
    .orderBy('review_period.number', (order) => order.asc().nullsLast())
    .execute()
}

export async function insertReviewPeriod(tx: Tx, values: Insertable<ReviewPeriod>): Promise<void> {
  await tx.insertInto('review_period').values(values).execute()
}
