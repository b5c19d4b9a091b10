import type { RecordDebrief } from '#shared/api/debriefs.ts'
import { londonInstant } from '#shared/calendar.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { requireColleague } from '../people/repository.ts'
import { insertDebrief, listDebriefs, standing } from './repository.ts'

function refuse(pointer: string, message: string): never {
  throw new Problem('answers_refused', { errors: [{ pointer, message }] })
}

/** Records a debrief that was held, before or after the decision. A correction is a new row beside the old one. */
export async function recordDebrief(
  tx: Tx,
  viewer: Viewer,
  at: string,
  operationId: string,
  input: RecordDebrief,
) {
  const heldFrom = londonInstant(input.heldFrom)
  const heldTo = londonInstant(input.heldTo)
  if (heldTo <= heldFrom) refuse('/body/heldTo', 'The debrief must end after it began')
  if (heldTo > at) refuse('/body/heldTo', 'Record a debrief after it was held: this time is in the future')
  if (input.present === 0) refuse('/body/present', 'Enter how many people were there')
  if (input.facilitatorId !== null)
    await requireColleague(tx, viewer, input.facilitatorId, '/body/facilitatorId')
  const operation = await lockOperation(tx, viewer, operationId)
  if (input.corrects !== null) {
    const stands = standing(await listDebriefs(tx, operation)).some(
      (debrief) => debrief.id === input.corrects,
    )
    if (!stands) refuse('/body/corrects', 'Choose a debrief record that stands')
  }
  const id = await insertDebrief(tx, {
    force_id: operation.force_id,
    operation_id: operation.id,
    kind: input.kind,
    held_from: heldFrom,
    held_to: heldTo,
    place: input.place,
    facilitator_id: input.facilitatorId,
    facilitator_role: input.facilitatorRole,
    scribe: input.scribe,
    invited: input.invited,
    present: input.present,
    organisations: input.organisations,
    corrects: input.corrects,
    recorded_by: viewer.personId,
    recorded_at: at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: 'record_debrief',
    operationId: operation.id,
    details: { debrief: id, kind: input.kind, heldFrom, heldTo, corrects: input.corrects },
  })
  await refreshCoverage(tx, operation.force_id, operation.id, at)
  return { id }
}
