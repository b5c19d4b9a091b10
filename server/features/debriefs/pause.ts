import type { Pause, Resume } from '#shared/api/debriefs.ts'
import { londonDate } from '#shared/calendar.ts'
import { decideRegister } from '#shared/workflow/register.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { insertPauseEvent, listPauseEvents } from './repository.ts'

type Said = { event: 'pause' | 'resume'; reason: string; contact: string | null; reviewOn: string | null }

async function record(tx: Tx, viewer: Viewer, at: string, operationId: string, said: Said) {
  const operation = await lockOperation(tx, viewer, operationId)
  const events = await listPauseEvents(tx, operation)
  const outcome = decideRegister(said.event, {
    actor: { roles: viewer.roles, relation: 'lead_force' },
    removed: operation.removed_as !== null,
    everSubmitted: false,
    paused: events.at(-1)?.event === 'pause',
    today: londonDate(at),
    reasonCodeGiven: true,
    oversightSentenceGiven: true,
    otherOperationNamed: false,
    timesPossible: true,
    detailsGiven: true,
    reasonGiven: said.reason.trim() !== '',
    contactNamed: said.contact !== null,
    reviewOn: said.reviewOn,
  })
  if (!outcome.ok) throw refused(outcome.refusal)

  const id = await insertPauseEvent(tx, {
    force_id: operation.force_id,
    operation_id: operation.id,
    event: said.event,
    reason: said.reason,
    contact: said.contact,
    review_on: said.reviewOn,
    recorded_by: viewer.personId,
    recorded_at: at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: said.event,
    operationId: operation.id,
    details: { pause: id, reviewOn: said.reviewOn },
  })
  await refreshCoverage(tx, operation.force_id, operation.id, at)
  return { id }
}

/** Pauses what must wait, with a named contact and a review at most 28 days ahead. It moves no deadline. */
export function pause(tx: Tx, viewer: Viewer, at: string, operationId: string, input: Pause) {
  return record(tx, viewer, at, operationId, { event: 'pause', ...input })
}

export function resume(tx: Tx, viewer: Viewer, at: string, operationId: string, input: Resume) {
  return record(tx, viewer, at, operationId, {
    event: 'resume',
    reason: input.reason,
    contact: null,
    reviewOn: null,
  })
}
