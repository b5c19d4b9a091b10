import type { MarkDuplicate, RestoreOperation, WithdrawOperation } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { decideRegister, type RegisterSituation } from '#shared/workflow/register.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import { removeOperation } from '../../situation/remove-operation.ts'
import { rolesIn, type Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { everSubmitted } from '../submissions/repository.ts'
import { findOperation, lockOperation, type OperationRecord, setRemoval } from './repository.ts'

async function situationOf(
  tx: Tx,
  viewer: Viewer,
  at: string,
  operation: OperationRecord,
): Promise<RegisterSituation> {
  return {
    actor: { roles: rolesIn(viewer, operation.id), relation: 'lead_force' },
    removed: operation.removed_as !== null,
    everSubmitted: await everSubmitted(tx, operation),
    paused: false,
    today: londonDate(at),
    reasonCodeGiven: true,
    oversightSentenceGiven: true,
    otherOperationNamed: false,
    timesPossible: true,
    detailsGiven: true,
    reasonGiven: true,
    contactNamed: false,
    reviewOn: null,
  }
}

export async function withdrawOperation(
  tx: Tx,
  viewer: Viewer,
  at: string,
  id: string,
  input: WithdrawOperation,
) {
  const operation = await lockOperation(tx, viewer, id)
  const outcome = decideRegister('withdraw', await situationOf(tx, viewer, at, operation))
  if (!outcome.ok) throw refused(outcome.refusal)
  return removeOperation(tx, viewer, at, operation, { as: 'withdrawn', ...input, duplicateOf: null })
}

export async function markDuplicate(tx: Tx, viewer: Viewer, at: string, id: string, input: MarkDuplicate) {
  const operation = await lockOperation(tx, viewer, id)
  const other = await findOperation(tx, viewer, input.duplicateOf)
  const outcome = decideRegister('mark_duplicate', {
    ...(await situationOf(tx, viewer, at, operation)),
    otherOperationNamed: other !== undefined && other.id !== id && other.removed_as === null,
  })
  if (!outcome.ok) throw refused(outcome.refusal)
  noteSubjects(tx, 'operation', operation.force_id, [input.duplicateOf])
  return removeOperation(tx, viewer, at, operation, { as: 'duplicate', ...input })
}

/** Puts a removed operation back. Its deadlines are those of its stand-down: time was not stopped. */
export async function restoreOperation(
  tx: Tx,
  viewer: Viewer,
  at: string,
  id: string,
  input: RestoreOperation,
) {
  const operation = await lockOperation(tx, viewer, id)
  const outcome = decideRegister('restore', await situationOf(tx, viewer, at, operation))
  if (!outcome.ok) throw refused(outcome.refusal)
  await setRemoval(tx, operation, null)
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: 'restore_operation',
    operationId: id,
    details: { code: input.code, sentence: input.sentence },
  })
  await refreshCoverage(tx, operation.force_id, id, at)
  return { id }
}
