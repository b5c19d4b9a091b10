import type { AppointActingGold } from '#shared/api/acting-golds.ts'
import { addDays, londonDate, londonMidnight } from '#shared/calendar.ts'
import type { ProblemItem } from '#shared/problems.ts'
import { ACTING_DAYS, lastActingDay, refusalOfAppointment } from '#shared/workflow/acting-gold.ts'
import type { Tx } from '../../db/types.ts'
import type { Outbox } from '../../jobs/queue.ts'
import { reviewWaits } from '../../jobs/review-waits.ts'
import { Problem } from '../../problem.ts'
import { ownWorkOf } from '../../situation/own-work.ts'
import { refused } from '../../situation/refused.ts'
import { stepUpFresh } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { findOperation } from '../operations/repository.ts'
import { lockRoles, rolesOf } from '../people/repository.ts'
import { listWaiting } from '../sign-off/repository.ts'
import { insertAppointment } from './repository.ts'

type Period = { fromAt: string; untilAt: string | null }

/** What is wrong with the days asked for; at most one thing. */
function faultOf(input: AppointActingGold, today: string, fromOn: string): ProblemItem | null {
  const { untilOn } = input
  if (fromOn < today) return { pointer: '/body/fromOn', message: 'Enter today or a later day' }
  if (untilOn === null) {
    const open = input.operationId !== null && input.noGoldAvailable !== true
    return open ? null : { pointer: '/body/untilOn', message: 'Enter the last day' }
  }
  if (untilOn < fromOn)
    return { pointer: '/body/untilOn', message: 'Enter a day that is not before the first' }
  if (input.operationId !== null && input.noGoldAvailable !== true && untilOn <= addDays(today, 366))
    return null
  return untilOn > lastActingDay(fromOn)
    ? { pointer: '/body/untilOn', message: `Enter a day within ${ACTING_DAYS} days of the first` }
    : null
}

function periodOf(input: AppointActingGold, at: string): Period {
  const today = londonDate(at)
  const fromOn = input.fromOn ?? today
  const fault = faultOf(input, today, fromOn)
  if (fault) throw new Problem('answers_refused', { errors: [fault] })
  return {
    fromAt: fromOn === today ? at : londonMidnight(fromOn),
    untilAt: input.untilOn === null ? null : londonMidnight(addDays(input.untilOn, 1)),
  }
}

async function requireOperation(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const operation = await findOperation(tx, viewer, id)
  if (operation && operation.removed_as === null) return
  throw new Problem('answers_refused', {
    errors: [{ pointer: '/body/operationId', message: 'Choose an operation of your force' }],
  })
}

/** What waits for gold already is told to whoever acts from now on; who acts from a later day is told in its morning. */
async function tellOfWaiting(
  tx: Tx,
  viewer: Viewer,
  operationId: string | null,
  outbox: Outbox,
): Promise<void> {
  for (const waiting of await listWaiting(tx, viewer.organisation.id)) {
    if (operationId !== null && waiting.operation_id !== operationId) continue
    await outbox.enqueue(tx, 'tell_people', reviewWaits(waiting))
  }
}

/**
 * A gold names who acts for them; an administrator does so only where no gold of the force can be reached. The reply
 * and the event say of which reviews the deputy wrote part: those they can never sign.
 */
export async function appointActingGold(
  tx: Tx,
  viewer: Viewer,
  at: string,
  input: AppointActingGold,
  outbox: Outbox,
) {
  const noGoldAvailable = input.noGoldAvailable === true
  const deputyRoles = await rolesOf(tx, viewer, input.deputyId)
  const refusal = refusalOfAppointment({
    roles: await lockRoles(tx, viewer),
    noGoldAvailable,
    deputyIsAppointer: input.deputyId === viewer.personId,
    deputyHoldsGold: deputyRoles.includes('gold_commander'),
    stepUpFresh: stepUpFresh(viewer, at),
  })
  if (refusal) throw refused(refusal)
  if (deputyRoles.length === 0) {
    const errors = [{ pointer: '/body/deputyId', message: 'Choose a person of your force' }]
    throw new Problem('answers_refused', { errors })
  }
  if (input.operationId !== null) await requireOperation(tx, viewer, input.operationId)
  const period = periodOf(input, at)
  const cannotSign = await ownWorkOf(tx, viewer, input.deputyId, input.operationId)
  const id = await insertAppointment(tx, {
    force_id: viewer.organisation.id,
    deputy_id: input.deputyId,
    acting_for_id: noGoldAvailable ? null : viewer.personId,
    operation_id: input.operationId,
    from_at: period.fromAt,
    until_at: period.untilAt,
    reason: input.reason,
    appointed_by: viewer.personId,
    appointed_at: at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: viewer.organisation.id,
    action: 'appoint_acting_gold',
    ...(input.operationId === null ? {} : { operationId: input.operationId }),
    details: {
      appointment: id,
      deputy: input.deputyId,
      actingFor: noGoldAvailable ? null : viewer.personId,
      noGoldAvailable,
      from: period.fromAt,
      until: period.untilAt,
      wroteReviewsNotSubmitted: cannotSign.length,
    },
  })
  if (period.fromAt === at) await tellOfWaiting(tx, viewer, input.operationId, outbox)
  return { id, cannotSign }
}
