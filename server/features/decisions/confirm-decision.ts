import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { confirmationFor } from '../../situation/confirmation-for.ts'
import { openDecisionFile } from '../../situation/decision-file.ts'
import { refused } from '../../situation/refused.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { raiseByRule } from './raise-by-rule.ts'
import { insertConfirmation } from './repository.ts'

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
  const { decisions, factAuthors, everSubmitted } = await openDecisionFile(tx, operation)
  const decision = decisions.find((each) => each.id === decisionId)
  if (!decision) throw new Problem('not_found')
  const outcome = confirmationFor(decision, viewer, {
    operation,
    newest: decisions[0]?.id === decisionId,
    factAuthors,
    everSubmitted,
  })
  if (!outcome.ok) throw refused(outcome.refusal)

  await insertConfirmation(tx, decision, { by: viewer.personId, at })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: 'confirm_decision',
    operationId,
    details: { decision: decisionId, takesEffect: outcome.takesEffect },
  })
  if (outcome.takesEffect) await raiseByRule(tx, viewer, at, await openDecisionFile(tx, operation))
  await refreshCoverage(tx, operation.force_id, operationId, at)
  return { id: decisionId, inEffect: true as const }
}
