import type { PeriodReply, RegisterOperation } from '#shared/api/operations.ts'
import { daysBetween } from '#shared/calendar.ts'
import { faultOfPart } from '#shared/rule/long-running.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import {
  findFirstPeriod,
  findOperation,
  insertReviewPeriod,
  listFurtherPeriods,
  lockOperation,
  type OperationRecord,
} from './repository.ts'

function daysOf({ plannedStartAt, plannedEndAt, startedAt, stoodDownAt }: RegisterOperation): number | null {
  const end = stoodDownAt ?? plannedEndAt
  return end === null ? null : daysBetween((startedAt ?? plannedStartAt).slice(0, 10), end.slice(0, 10)) + 1
}

/** The further part as it may be registered, the first review period locked. Refuses what the rule does not allow. */
export async function readPeriodOf(tx: Tx, viewer: Viewer, input: RegisterOperation) {
  const { periodOf } = input
  if (periodOf === undefined) return null
  const found = await findOperation(tx, viewer, periodOf.operationId)
  const first = found && (await lockOperation(tx, viewer, found.id))
  const further = first ? await listFurtherPeriods(tx, first) : []
  const periods = further.filter(({ kind }) => kind === 'period').length + 1
  const fault = faultOfPart(currentRule(), {
    kind: periodOf.kind,
    firstStands:
      first !== undefined && first.removed_as === null && (await findFirstPeriod(tx, first)) === undefined,
    periods,
    closingRegistered: further.some(({ kind }) => kind === 'closing'),
    days: daysOf(input),
  })
  if (fault !== null || first === undefined) {
    const { at = 'periodOf', message = '' } = fault ?? {}
    throw new Problem('answers_refused', { errors: [{ pointer: `/body/${at}`, message }] })
  }
  return { first: first.id, kind: periodOf.kind, number: periodOf.kind === 'period' ? periods + 1 : null }
}

/** Links an operation just registered to the first review period of its long-running protest. */
export async function recordPeriod(
  tx: Tx,
  viewer: Viewer,
  at: string,
  operationId: string,
  period: NonNullable<Awaited<ReturnType<typeof readPeriodOf>>>,
): Promise<void> {
  const forceId = viewer.organisation.id
  await insertReviewPeriod(tx, {
    force_id: forceId,
    operation_id: operationId,
    first_operation_id: period.first,
    kind: period.kind,
    number: period.number,
    recorded_by: viewer.personId,
    recorded_at: at,
  })
  noteSubjects(tx, 'operation', forceId, [period.first])
  await recordEvent(tx, viewer, at, {
    forceId,
    action: 'register_period',
    operationId,
    details: { first: period.first, kind: period.kind, number: period.number },
  })
}

/** All parts of the long-running protest that an operation belongs to, in order; none where it stands alone. */
export async function viewPeriods(
  tx: Tx,
  viewer: Viewer,
  operation: OperationRecord,
): Promise<PeriodReply[]> {
  const firstId = (await findFirstPeriod(tx, operation)) ?? operation.id
  const first = firstId === operation.id ? operation : await findOperation(tx, viewer, firstId)
  if (first === undefined) return []
  const further = await listFurtherPeriods(tx, first)
  if (further.length === 0) return []
  const { name, reference } = first
  return [
    { operationId: firstId, name, reference, kind: 'period', number: 1 },
    ...further.map(({ operation_id: operationId, ...period }) => ({ operationId, ...period })),
  ]
}
