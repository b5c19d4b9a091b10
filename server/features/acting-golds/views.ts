import type { ActingGoldReply, ActingGoldsReply } from '#shared/api/acting-golds.ts'
import type { Tx } from '../../db/types.ts'
import type { Viewer } from '../../viewer.ts'
import { listOperations } from '../operations/repository.ts'
import { findPeople, nameOf } from '../people/repository.ts'
import { type AppointmentRecord, listAppointments, listInForce } from './repository.ts'

function stateOf(row: AppointmentRecord, inForce: ReadonlySet<string | null>, at: string) {
  if (row.ended_at !== null) return 'ended' as const
  if (Date.parse(row.from_at) > Date.parse(at)) return 'to_come' as const
  return inForce.has(row.id) ? ('in_force' as const) : ('over' as const)
}

/** Everyone who acts, acted or will act as gold in the viewer's force, newest first. */
export async function viewActingGolds(tx: Tx, viewer: Viewer, at: string): Promise<ActingGoldsReply> {
  const rows = await listAppointments(tx, viewer)
  const inForce = await listInForce(tx, viewer)
  const operations = new Map((await listOperations(tx, viewer)).map(({ id, name }) => [id, name]))
  const people = await findPeople(
    tx,
    rows.flatMap((row) => [row.deputy_id, row.acting_for_id, row.appointed_by, row.ended_by]),
  )
  const named = (id: string | null) => (id === null ? null : nameOf(people, id))
  const appointments = rows.map(
    (row): ActingGoldReply => ({
      id: row.id,
      state: stateOf(row, inForce, at),
      deputy: nameOf(people, row.deputy_id),
      actingFor: named(row.acting_for_id),
      operation:
        row.operation_id === null
          ? null
          : { id: row.operation_id, name: operations.get(row.operation_id) ?? '' },
      fromAt: row.from_at,
      untilAt: row.until_at,
      reason: row.reason,
      appointedBy: nameOf(people, row.appointed_by),
      appointedAt: row.appointed_at,
      endedAt: row.ended_at,
      endedBy: named(row.ended_by),
      endReason: row.end_reason,
    }),
  )
  return { countedAt: at, appointments }
}
