import { sql } from 'kysely'
import { OperationMoments } from '#shared/coverage/moments.ts'
import { momentsOf } from '#shared/coverage/roll-up.ts'
import { currentRule } from '#shared/rule/registry.ts'
import type { Tx } from '../../db/types.ts'
import { readRecords } from './records-repository.ts'

type Key = { force_id: string; id: string }

async function workOutRow(tx: Tx, operation: Key, at: string) {
  const { records, readAt } = await readRecords(tx, operation, at)
  const moments = momentsOf(records, currentRule(), readAt)
  return { counting_day: moments.countingDay, moments: JSON.stringify(moments), refreshed_at: readAt }
}

/** What the operation's records come to at a moment. */
export async function workOutMoments(tx: Tx, operation: Key, at: string): Promise<OperationMoments> {
  return momentsOf((await readRecords(tx, operation, at)).records, currentRule(), at)
}

/** The rows that coverage of a force is read from, with the moment each was worked out; some hundred at a time. */
export function listRollUps(tx: Tx, forceId: string, after?: string) {
  return tx
    .selectFrom('coverage_row')
    .select(['operation_id', 'counting_day', 'moments', 'refreshed_at'])
    .where('force_id', '=', forceId)
    .$if(after !== undefined, (query) => query.where('operation_id', '>', after ?? ''))
    .orderBy('operation_id')
    .limit(500)
    .execute()
}

/**
 * Works the operation's moments out again from its records, in the transaction that changed them: coverage reads
 * these rows and never the answers. The operation's lock is held, so two events cannot overwrite each other. What
 * counts is the moment of reading: a transaction that began after this one may have been done before it.
 */
export async function refreshCoverage(
  tx: Tx,
  forceId: string,
  operationId: string,
  at: string,
): Promise<void> {
  const values = await workOutRow(tx, { force_id: forceId, id: operationId }, at)
  await tx
    .insertInto('coverage_row')
    .values({ force_id: forceId, operation_id: operationId, ...values })
    .onConflict((conflict) => conflict.columns(['force_id', 'operation_id']).doUpdateSet(values))
    .execute()
}

/** The rows of a force's operations without a decision in effect, with the moment each was worked out. */
export function listUndecided(tx: Tx, forceId: string) {
  return tx
    .selectFrom('coverage_row')
    .select(['force_id', 'operation_id', 'refreshed_at'])
    .where('force_id', '=', forceId)
    .where(sql<boolean>`moments ->> 'tierInEffect' is null`)
    .execute()
}

/** Works one row out again without the operation's lock: whoever did so since has done it by the same rule. */
export async function renewCoverage(
  tx: Tx,
  { force_id, operation_id, refreshed_at }: Awaited<ReturnType<typeof listUndecided>>[number],
  at: string,
): Promise<void> {
  await tx
    .updateTable('coverage_row')
    .set(await workOutRow(tx, { force_id, id: operation_id }, at))
    .where('force_id', '=', force_id)
    .where('operation_id', '=', operation_id)
    .where('refreshed_at', '=', refreshed_at)
    .execute()
}

/** One operation's moments. */
export async function getMoments(tx: Tx, operation: Key): Promise<OperationMoments> {
  const row = await tx
    .selectFrom('coverage_row')
    .select('moments')
    .where('force_id', '=', operation.force_id)
    .where('operation_id', '=', operation.id)
    .executeTakeFirstOrThrow()
  return OperationMoments.parse(row.moments)
}

/** Moments of every operation of these forces that falls in the period, by its counting day. Both ends count. */
export async function listMoments(
  tx: Tx,
  forceIds: readonly string[],
  period?: { from: string; to: string },
): Promise<OperationMoments[]> {
  if (forceIds.length === 0) return []
  const rows = await tx
    .selectFrom('coverage_row')
    .select('moments')
    .where('force_id', 'in', [...forceIds])
    .$if(period !== undefined, (query) =>
      query.where('counting_day', '>=', period?.from ?? '').where('counting_day', '<=', period?.to ?? ''),
    )
    .orderBy('counting_day')
    .orderBy('operation_id')
    .execute()
  return rows.map((row) => OperationMoments.parse(row.moments))
}

/** The forces whose coverage this viewer may read, by name. */
export function listReadableForces(tx: Tx) {
  return tx
    .selectFrom('organisation')
    .select(['id', 'kind', 'name', 'short_name as shortName'])
    .where((eb) =>
      eb.or([
        eb('id', 'in', eb.selectFrom('overseen_force').select('overseen_force.force_id').$castTo<string>()),
        eb('id', 'in', eb.selectFrom('viewer_force').select('viewer_force.force_id').$castTo<string>()),
      ]),
    )
    .orderBy('name')
    .execute()
}
