import type { AssignLead } from '#shared/api/administration.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { rolesOf } from '../people/repository.ts'
import { insertReason, setLead } from './repository.ts'

/** Gives a review another debrief lead, in any state. Who wrote part of it stays its author. */
export async function assignReview(tx: Tx, viewer: Viewer, at: string, id: string, input: AssignLead) {
  const file = await lockReviewFile(tx, viewer, id)
  const { review } = file
  const outcome = decide('assign', situationOf(file, viewer, at, { newLeadNamed: true }))
  if (!outcome.ok) throw refused(outcome.refusal)
  if (!(await rolesOf(tx, viewer, input.leadId)).includes('debrief_lead')) {
    const errors = [{ pointer: '/body/leadId', message: 'Choose a debrief lead of your force' }]
    throw new Problem('answers_refused', { errors })
  }
  if (review.lead_id === input.leadId) throw refused('already_lead')

  await setLead(tx, review, input.leadId)
  if (input.reason !== undefined) {
    await insertReason(tx, review, { action: 'assign', reason: input.reason, by: viewer.personId, at })
  }
  await recordEvent(tx, viewer, at, {
    forceId: review.force_id,
    action: 'assign',
    operationId: file.operation.id,
    reviewId: id,
    details: { lead: input.leadId, before: review.lead_id },
  })
  return { id, state: outcome.to }
}
