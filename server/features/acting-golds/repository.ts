import type { Insertable } from 'kysely'
import type { ActingGold as ActingGoldTable } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { ActingGold, Viewer } from '../../viewer.ts'
import { findPeople, nameOf } from '../people/repository.ts'

type Key = { force_id: string; id: string }

const COLUMNS = [
  'force_id',
  'id',
  'deputy_id',
  'acting_for_id',
  'operation_id',
  'from_at',
  'until_at',
  'reason',
  'appointed_by',
  'appointed_at',
  'ended_at',
  'ended_by',
  'end_reason',
] as const

export type AppointmentRecord = Awaited<ReturnType<typeof listAppointments>>[number]

/** Every appointment of the viewer's own force, newest first. */
export function listAppointments(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('acting_gold')
    .select(COLUMNS)
    .where('force_id', '=', viewer.organisation.id)
    .orderBy('appointed_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Those in force at this moment: they run, and neither who is acted for nor who acts has lost what it rests on since. */
export async function listInForce(tx: Tx, viewer: Viewer): Promise<Set<string | null>> {
  const rows = await tx
    .selectFrom('acting_gold_in_force')
    .select('id')
    .where('force_id', '=', viewer.organisation.id)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The appointment, or `not_found` where it is absent or not of the viewer’s force. */
export function getAppointment(tx: Tx, viewer: Viewer, id: string) {
  return tx
    .selectFrom('acting_gold')
    .select(COLUMNS)
    .where('force_id', '=', viewer.organisation.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new Problem('not_found'))
}

export async function insertAppointment(tx: Tx, values: Insertable<ActingGoldTable>): Promise<string> {
  const { id } = await tx.insertInto('acting_gold').values(values).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Ends one that has not been ended; false where someone else did first. */
export async function endAppointment(
  tx: Tx,
  appointment: Key,
  end: { at: string; by: string; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('acting_gold')
    .set({ ended_at: end.at, ended_by: end.by, end_reason: end.reason })
    .where('force_id', '=', appointment.force_id)
    .where('id', '=', appointment.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends every appointment for a person who holds gold no more, or of a deputy who left, so that nothing comes back. */
export async function endAppointments(
  tx: Tx,
  viewer: Viewer,
  whose: { side: 'acting_for_id' | 'deputy_id'; personId: string },
  end: { at: string; reason: string },
): Promise<void> {
  await tx
    .updateTable('acting_gold')
    .set({ ended_at: end.at, ended_by: viewer.personId, end_reason: end.reason })
    .where('force_id', '=', viewer.organisation.id)
    .where(whose.side, '=', whose.personId)
    .where('ended_at', 'is', null)
    .execute()
}

/**
 * The appointments under which the viewer acts at this instant. They and the grants of those acted for are locked,
 * so that neither can be ended before commit.
 */
export async function lockActing(tx: Tx, viewer: Viewer, at: string): Promise<ActingGold[]> {
  const running = await tx
    .selectFrom('acting_gold')
    .select(['id', 'operation_id', 'acting_for_id', 'reason'])
    .where('force_id', '=', viewer.organisation.id)
    .where('deputy_id', '=', viewer.personId)
    .where('ended_at', 'is', null)
    .where('from_at', '<=', at)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', at)]))
    .orderBy('operation_id')
    .orderBy('id')
    .forShare()
    .execute()
  const actedFor = running.map((row) => row.acting_for_id).filter((id) => id !== null)
  await lockGolds(tx, viewer, actedFor)
  const people = await findPeople(tx, actedFor)
  const inForce = await listInForce(tx, viewer)
  return running
    .filter((row) => inForce.has(row.id))
    .map((row) => ({
      id: row.id,
      operationId: row.operation_id,
      actingFor: row.acting_for_id === null ? null : nameOf(people, row.acting_for_id),
      reason: row.reason,
    }))
}

/** Locks the gold of these people in the viewer's force, so that it cannot be ended before commit. */
async function lockGolds(tx: Tx, viewer: Viewer, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .selectFrom('role_grant')
    .select('person_id')
    .where('organisation_id', '=', viewer.organisation.id)
    .where('role', '=', 'gold_commander')
    .where('ended_at', 'is', null)
    .where('person_id', 'in', ids)
    .forShare()
    .execute()
}
