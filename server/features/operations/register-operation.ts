import type { RegisterOperation } from '#shared/api/operations.ts'
import { londonInstant } from '#shared/calendar.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { requireGold } from '../people/repository.ts'
import { insertOperation } from './repository.ts'
import { readPeriodOf, recordPeriod } from './review-periods.ts'

function refuseTimes(input: RegisterOperation, at: string): void {
  const errors: { pointer: string; message: string }[] = []
  const after = (later: string | null, earlier: string | null) =>
    later !== null && earlier !== null && londonInstant(later) < londonInstant(earlier)
  if (after(input.plannedEndAt, input.plannedStartAt)) {
    errors.push({ pointer: '/body/plannedEndAt', message: 'The planned end must be after the planned start' })
  }
  if (input.stoodDownAt !== null && input.startedAt === null) {
    errors.push({ pointer: '/body/startedAt', message: 'Enter when the first officer was posted' })
  }
  if (after(input.stoodDownAt, input.startedAt)) {
    errors.push({
      pointer: '/body/stoodDownAt',
      message: 'The last officer cannot be stood down before the first was posted',
    })
  }
  if (input.stoodDownAt !== null && londonInstant(input.stoodDownAt) > at) {
    errors.push({ pointer: '/body/stoodDownAt', message: 'The stand-down cannot be in the future' })
  }
  if (errors.length > 0) throw new Problem('answers_refused', { errors })
}

/** Puts an operation in the register of the viewer's force. The reference is the force's own and unique within it. */
export async function registerOperation(tx: Tx, viewer: Viewer, at: string, input: RegisterOperation) {
  refuseTimes(input, at)
  const forceId = viewer.organisation.id
  if (input.goldId !== null) await requireGold(tx, viewer, input.goldId, '/body/goldId')
  const period = await readPeriodOf(tx, viewer, input)
  const id = await insertOperation(tx, {
    force_id: forceId,
    reference: input.reference,
    name: input.name,
    event_type: input.eventType,
    cause: input.cause,
    how_it_came_about: input.howItCameAbout,
    place: input.place,
    planned_start_at: londonInstant(input.plannedStartAt),
    planned_end_at: input.plannedEndAt && londonInstant(input.plannedEndAt),
    started_at: input.startedAt && londonInstant(input.startedAt),
    stood_down_at: input.stoodDownAt && londonInstant(input.stoodDownAt),
    stood_down_recorded_at: input.stoodDownAt && at,
    debrief_lead_id: viewer.personId,
    gold_id: input.goldId,
    registered_at: at,
    registered_by: viewer.personId,
  })
  if (id === undefined) {
    throw new Problem('reference_taken', {
      errors: [{ pointer: '/body/reference', message: 'Enter a reference that is not in use' }],
    })
  }
  noteSubjects(tx, 'operation', forceId, [id])
  await recordEvent(tx, viewer, at, { forceId, action: 'register_operation', operationId: id })
  if (period !== null) await recordPeriod(tx, viewer, at, id, period)
  await refreshCoverage(tx, forceId, id, at)
  return { id }
}
