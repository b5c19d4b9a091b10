import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { confirmationFor } from '../../situation/confirmation-for.ts'
import { refused } from '../../situation/refused.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { everSubmitted } from '../submissions/repository.ts'
import { raiseByRule } from './raise-by-rule.ts'
import { findFacts, insertConfirmation, listDecisions, listFactAuthors } from './repository.ts'

/**
 * A second person confirms a decision: gold at tiers 2 and 3, someone who entered no facts at tier 0. Facts that came
 * in while it waited raise it as they would have raised a decision in effect.
 */
export async function confirmDecision(
  tx: Tx,
  viewer: Viewer,
  at: string,
  operationId: string,
  decisionId: string,
) {
  const operation = await lockOperation(tx, viewer, operationId)
  const decisions = await listDecisions(tx, operation)
  const decision = decisions.find((each) => each.id === decisionId)
  if (!decision) throw new Problem('not_found')
  const submitted = await everSubmitted(tx, operation)
  const outcome = confirmationFor(decision, viewer, {
    operation,
    newest: decisions[0]?.id === decisionId,
    factAuthors: await listFactAuthors(tx, operation),
    everSubmitted: submitted,
  })
  if (!outcome.ok) throw refused(outcome.refusal)

  await insertConfirmation(tx, decision, { by: viewer.personId, at })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: 'confirm_decision',
    operationId,
    details: { decision: decisionId, takesEffect: outcome.takesEffect },
  })
  if (outcome.takesEffect) {
    const facts = await findFacts(tx, operation)
    await raiseByRule(tx, operation, facts?.known ?? {}, { viewer, at, everSubmitted: submitted })
  }
  await refreshCoverage(tx, operation.force_id, operationId, at)
  return { id: decisionId, inEffect: true as const }
}
