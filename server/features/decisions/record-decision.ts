import type { RecordDecision } from '#shared/api/decisions.ts'
import { decisionKindOf } from '#shared/workflow/decision.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import {
  barWords,
  openDecisionFile,
  outcomeOn,
  tiersOf,
  writeDecision,
} from '../../situation/decision-file.ts'
import { refused } from '../../situation/refused.ts'
import type { Viewer } from '../../viewer.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { lockOperation } from '../operations/repository.ts'

/**
 * Records a decision on the facts as last saved: what the rule gives for them, or another tier with a reason. Every
 * operation gets one, and each change is a new one.
 */
export async function recordDecision(
  tx: Tx,
  viewer: Viewer,
  at: string,
  operationId: string,
  input: RecordDecision,
) {
  const file = await openDecisionFile(tx, await lockOperation(tx, viewer, operationId))
  if (file.saveNumber !== input.factsSaveNumber) throw new Problem('facts_changed')
  const { tier: computedTier } = file.assessed.assessment
  const chosenTier = input.chosenTier ?? computedTier
  const { reason, position } = input
  const kind = decisionKindOf({ computedTier, chosenTier, inEffect: tiersOf(file.current) })
  const deciding = { kind, chosenTier, reason, position }
  const outcome = outcomeOn(file, viewer, deciding)
  if (!outcome.ok) {
    const bars = outcome.refusal === 'down_forbidden' ? barWords(file, chosenTier) : null
    throw refused(outcome.refusal, bars === null ? {} : { detail: bars })
  }
  const id = await writeDecision(tx, viewer, at, { file, deciding, outcome })
  await refreshCoverage(tx, file.operation.force_id, operationId, at)
  return { id, computedTier, chosenTier, inEffect: outcome.inEffect === 'at_once' }
}
