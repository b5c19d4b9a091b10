import type { RecordTimes } from '#shared/api/operations.ts'
import { londonInstant } from '#shared/calendar.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { everSubmitted } from '../submissions/repository.ts'
import { lockOperation, setTimes } from './repository.ts'

/** Records when the first officer was posted and the last one released. Every deadline counts from the stand-down. */
export async function recordTimes(tx: Tx, viewer: Viewer, at: string, id: string, input: RecordTimes) {
  const startedAt = londonInstant(input.startedAt)
  const stoodDownAt = londonInstant(input.stoodDownAt)
  if (stoodDownAt < startedAt || stoodDownAt > at) {
    const message =
      stoodDownAt > at
        ? 'The stand-down cannot be in the future'
        : 'The last officer cannot be stood down before the first was posted'
    throw new Problem('answers_refused', { errors: [{ pointer: '/body/stoodDownAt', message }] })
  }
  const operation = await lockOperation(tx, viewer, id)
  if (operation.removed_as !== null) throw refused('operation_removed')
  // What was sent was counted from the stand-down of then.
  if (await everSubmitted(tx, operation)) throw refused('already_submitted')
  await setTimes(tx, operation, { startedAt, stoodDownAt, at })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: 'record_times',
    operationId: id,
    details: { startedAt, stoodDownAt, stoodDownBefore: operation.stood_down_at },
  })
  await refreshCoverage(tx, operation.force_id, id, at)
  return { id }
}
