import type { EndActingGold } from '#shared/api/acting-golds.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { endAppointment, getAppointment } from './repository.ts'

/**
 * Ends an appointment before its time: whoever made it, or an administrator. What was signed under it stays signed.
 */
export async function endActingGold(tx: Tx, viewer: Viewer, at: string, id: string, input: EndActingGold) {
  const appointment = await getAppointment(tx, viewer, id)
  const may = viewer.personId === appointment.appointed_by || viewer.roles.includes('force_administrator')
  if (!may) throw refused('role_missing')
  const ended = await endAppointment(tx, appointment, { at, by: viewer.personId, reason: input.reason })
  if (!ended) throw refused('appointment_over')
  await recordEvent(tx, viewer, at, {
    forceId: appointment.force_id,
    action: 'end_acting_gold',
    ...(appointment.operation_id === null ? {} : { operationId: appointment.operation_id }),
    details: { appointment: id, deputy: appointment.deputy_id },
  })
  return { id }
}
