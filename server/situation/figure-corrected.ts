import type { KnownFacts } from '#shared/api/decisions.ts'
import type { History } from '#shared/rule/assess.ts'
import { loweredByCorrection } from '#shared/rule/reassessment.ts'
import { currentRule } from '#shared/rule/registry.ts'
import type { Tier } from '#shared/rule/rule.ts'
import { canonicalBytes } from '../canonical.ts'
import type { DecisionRecord, FactChangeRecord } from '../features/decisions/repository.ts'

/**
 * The changes that a decision does not rest on, the oldest first: taken back from the newest on, they lead to its facts.
 * Not by their times: a change that began before the decision may have been written after it.
 */
function changesSince(decision: DecisionRecord, changes: readonly FactChangeRecord[]): FactChangeRecord[] {
  const restedOn = decision.known as KnownFacts
  const wanted = canonicalBytes(restedOn)
  const facts: Record<string, unknown> = { ...restedOn }
  for (const { criterion, value } of changes) facts[criterion] = value
  let from = changes.length
  while (from > 0 && !canonicalBytes(facts).equals(wanted)) {
    from -= 1
    const { criterion = '', value_before: before } = changes[from] ?? {}
    if (before === null) delete facts[criterion]
    else facts[criterion] = before
  }
  return changes.slice(from)
}

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
    changes: changesSince(current, changes).map(({ criterion, value, what_was_wrong: wrong }) => ({
      criterion,
      value,
      corrected: wrong !== null,
    })),
  }
  return loweredByCorrection(currentRule(), since, tier)
}
