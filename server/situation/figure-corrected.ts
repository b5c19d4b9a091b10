import type { KnownFacts } from '#shared/api/decisions.ts'
import type { History } from '#shared/rule/assess.ts'
import { loweredByCorrection } from '#shared/rule/reassessment.ts'
import { currentRule } from '#shared/rule/registry.ts'
import type { Tier } from '#shared/rule/rule.ts'
import type { DecisionRecord, FactChangeRecord } from '../features/decisions/repository.ts'

/** Whether corrected figures by themselves bring the tier down from the decision in effect to what it is now. */
export function figureCorrected(
  current: DecisionRecord | undefined,
  changes: readonly FactChangeRecord[],
  tier: Tier,
): boolean {
  if (current === undefined) return false
  const since = {
    facts: current.known as KnownFacts,
    history: current.history as History,
    changes: changes
      .filter((change) => Date.parse(change.recorded_at) > Date.parse(current.decided_at))
      .map(({ criterion, value, what_was_wrong: wrong }) => ({
        criterion,
        value,
        corrected: wrong !== null,
      })),
  }
  return loweredByCorrection(currentRule(), since, tier)
}
