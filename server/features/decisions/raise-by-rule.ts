import type { KnownFacts } from '#shared/api/decisions.ts'
import { decideDecision } from '#shared/workflow/decision.ts'
import type { Tx } from '../../db/types.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { assessFacts, assessmentColumns } from './assess-facts.ts'
import { decisionInEffect, insertDecision, listDecisions } from './repository.ts'

type Key = { force_id: string; id: string }

/**
 * Makes the rule's own decision where new facts reach a higher tier than the decision in effect, at once and without
 * a second person (PRECISE, decision). Returns null where the tier does not rise, or nothing is in effect yet.
 */
export async function raiseByRule(
  tx: Tx,
  operation: Key,
  known: KnownFacts,
  by: { viewer: Viewer; at: string; everSubmitted: boolean },
): Promise<{ id: string; tier: number } | null> {
  const decisions = await listDecisions(tx, operation)
  const current = decisionInEffect(decisions)
  const { rule, assessment } = assessFacts(known)
  const outcome = decideDecision({
    kind: 'raised_by_rule',
    computedTier: assessment.tier,
    chosenTier: assessment.tier,
    actor: 'rule',
    position: null,
    reasonLength: 0,
    inEffect: current ? { computedTier: current.computed_tier, chosenTier: current.chosen_tier } : null,
    figureCorrected: false,
    downForbidden: false,
    everSubmitted: by.everSubmitted,
    operationRemoved: false,
  })
  if (!outcome.ok || !current) return null
  const id = await insertDecision(tx, {
    force_id: operation.force_id,
    operation_id: operation.id,
    number: (decisions[0]?.number ?? 0) + 1,
    kind: 'raised_by_rule',
    ...assessmentColumns(known, rule, assessment),
    reason: `New facts reach tier ${assessment.tier}. The decision before was tier ${current.chosen_tier}.`,
    position: current.position,
    second_person: 'none',
    in_effect: outcome.inEffect,
    decided_by: by.viewer.personId,
    decided_at: by.at,
  })
  await recordEvent(tx, by.viewer, by.at, {
    forceId: operation.force_id,
    action: 'raise_by_rule',
    operationId: operation.id,
    details: { decision: id, tier: assessment.tier },
  })
  return { id, tier: assessment.tier }
}
