import type { RecordDecision } from '#shared/api/decisions.ts'
import { decideDecision } from '#shared/workflow/decision.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import { storedSecond } from '../../situation/second-person.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { everSubmitted } from '../submissions/repository.ts'
import { assessFacts, assessmentColumns } from './assess-facts.ts'
import { decisionInEffect, findFacts, insertDecision, listDecisions, listFactAuthors } from './repository.ts'

/** Records the decision that the rule gives for the facts as last saved. Every operation gets one. */
export async function recordDecision(
  tx: Tx,
  viewer: Viewer,
  at: string,
  operationId: string,
  input: RecordDecision,
) {
  const operation = await lockOperation(tx, viewer, operationId)
  const facts = await findFacts(tx, operation)
  if ((facts?.save_number ?? 0) !== input.factsSaveNumber) throw new Problem('facts_changed')
  const decisions = await listDecisions(tx, operation)
  const current = decisionInEffect(decisions)
  const known = facts?.known ?? {}
  const { rule, assessment } = assessFacts(known)
  const authors = await listFactAuthors(tx, operation)
  const outcome = decideDecision({
    kind: 'as_computed',
    computedTier: assessment.tier,
    chosenTier: assessment.tier,
    actor: { roles: viewer.roles, relation: 'lead_force', enteredFacts: authors.includes(viewer.personId) },
    position: input.position,
    reasonLength: input.reason.trim().length,
    inEffect: current ? { computedTier: current.computed_tier, chosenTier: current.chosen_tier } : null,
    figureCorrected: false,
    downForbidden: false,
    everSubmitted: await everSubmitted(tx, operation),
    operationRemoved: operation.removed_as !== null,
  })
  if (!outcome.ok) throw refused(outcome.refusal)

  const id = await insertDecision(tx, {
    force_id: operation.force_id,
    operation_id: operation.id,
    number: (decisions[0]?.number ?? 0) + 1,
    kind: 'as_computed',
    ...assessmentColumns(known, rule, assessment),
    reason: input.reason,
    position: input.position,
    second_person: storedSecond(outcome.second),
    in_effect: outcome.inEffect,
    decided_by: viewer.personId,
    decided_at: at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: 'record_decision',
    operationId,
    details: {
      decision: id,
      computedTier: assessment.tier,
      chosenTier: assessment.tier,
      inEffect: outcome.inEffect,
    },
  })
  await refreshCoverage(tx, operation.force_id, operationId, at)
  return {
    id,
    computedTier: assessment.tier,
    chosenTier: assessment.tier,
    inEffect: outcome.inEffect === 'at_once',
  }
}
