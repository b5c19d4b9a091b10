import type { RecordImpactReview } from '#shared/api/impact-reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { impactGroupFaults, impactGroupsSaid } from '#shared/form/impact-groups.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import type { ProblemItem } from '#shared/problems.ts'
import { impactReviewFaults } from '#shared/workflow/impact-review.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { lockOperation, type OperationRecord } from '../operations/repository.ts'
import { requireColleague } from '../people/repository.ts'
import { insertImpactReview, listImpactReviews, standing } from './repository.ts'

function firstDayOf(operation: OperationRecord): string {
  return londonDate(operation.stood_down_at ?? operation.started_at ?? operation.planned_start_at)
}

function refuseAny(errors: ProblemItem[]): void {
  if (errors.length > 0) throw new Problem('answers_refused', { errors })
}

/**
 * Records the community impact assessment after the event, or a review of it: from registration on, whatever became
 * of the form. A correction is a new row beside the old one.
 */
export async function recordImpactReview(
  tx: Tx,
  viewer: Viewer,
  at: string,
  operationId: string,
  input: RecordImpactReview,
) {
  const definition = currentFormDefinition()
  refuseAny(
    impactGroupFaults(definition, input.groups).map(({ pointer, message }) => ({
      pointer: `/body/groups${pointer}`,
      message,
    })),
  )
  if (input.madeById !== null) await requireColleague(tx, viewer, input.madeById, '/body/madeById')
  const operation = await lockOperation(tx, viewer, operationId)
  const faults = impactReviewFaults({
    ...input,
    today: londonDate(at),
    firstDay: firstDayOf(operation),
    standing: standing(await listImpactReviews(tx, operation)),
  })
  refuseAny(faults.map(({ field, message }) => ({ pointer: `/body/${field}`, message })))

  const id = await insertImpactReview(tx, {
    force_id: operation.force_id,
    operation_id: operation.id,
    step: input.step,
    made_on: input.madeOn,
    made_by: input.madeById,
    made_by_role: input.madeByRole,
    what_changed: input.whatChanged,
    groups: JSON.stringify(impactGroupsSaid(input.groups)),
    policing_effect: input.policingEffect,
    next_steps: input.nextSteps,
    next_review_on: input.nextReviewOn,
    definition_id: definition.id,
    definition_version: definition.version,
    corrects: input.corrects,
    recorded_by: viewer.personId,
    recorded_at: at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: 'record_impact_review',
    operationId: operation.id,
    details: { impactReview: id, step: input.step, madeOn: input.madeOn, corrects: input.corrects },
  })
  await refreshCoverage(tx, operation.force_id, operation.id, at)
  return { id }
}
