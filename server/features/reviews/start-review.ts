import { currentFormDefinition } from '#shared/form/registry.ts'
import { decide } from '#shared/workflow/decide.ts'
import { situationFrom } from '#shared/workflow/situation.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { decisionInEffect, listDecisions } from '../decisions/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { findLiveReview, insertReview } from './repository.ts'

/** Starts the review of an operation with the form version of today. Starting again finds the one that is there. */
export async function startReview(tx: Tx, viewer: Viewer, at: string, operationId: string) {
  const operation = await lockOperation(tx, viewer, operationId)
  const existing = await findLiveReview(tx, operation)
  if (existing) return { id: existing.id, found: true }

  const decision = decisionInEffect(await listDecisions(tx, operation))
  const outcome = decide(
    'start',
    situationFrom({
      state: 'none',
      actor: {
        roles: viewer.roles,
        relation: 'lead_force',
        isAuthor: false,
        facilitatedADebrief: false,
        givenSections: [],
      },
      tierInEffect: (decision?.chosen_tier ?? null) as 0 | 1 | 2 | 3 | null,
      operationRemoved: operation.removed_as !== null,
      otherReviewExists: false,
    }),
  )
  if (!outcome.ok) throw refused(outcome.refusal)

  const definition = currentFormDefinition()
  const id = await insertReview(tx, operation, {
    definitionId: definition.id,
    definitionVersion: definition.version,
    leadId: operation.debrief_lead_id,
    by: viewer.personId,
    at,
  })
  noteSubjects(tx, 'review', operation.force_id, [id])
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: 'start',
    operationId,
    reviewId: id,
    details: { form: `${definition.id}@${definition.version}` },
  })
  return { id, found: false }
}
