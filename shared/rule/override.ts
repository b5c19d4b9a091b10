import type { Assessment } from './assess.ts'
import { holds } from './conditions.ts'
import type { Facts } from './facts.ts'
import type { Bar, Rule, Tier } from './rule.ts'
import { inWords } from './sentences.ts'

type OverrideRefusal =
  | 'role_missing'
  | 'entered_facts'
  | 'down_forbidden'
  | 'tier_not_one_step_down'
  | 'reason_missing'
  | 'reason_too_short'

export type OverrideBy = {
  /** Roles held for the lead force. */
  roles: readonly string[]
  /** This person entered at least one of the facts. */
  enteredFacts: boolean
  reason: string
}

type Assessed = Pick<Assessment, 'computedTier' | 'tier'>

/**
 * Why this person may not choose that tier, or null where they may. Choosing the tier as worked out is no
 * override and is never refused here.
 */
export function refusalOfOverride(
  rule: Rule,
  facts: Facts,
  assessed: Assessed,
  chosenTier: Tier,
  by: OverrideBy,
): OverrideRefusal | null {
  if (chosenTier === assessed.tier) return null
  const limits = chosenTier > assessed.tier ? rule.override.up : rule.override.down
  if (!by.roles.some((role) => limits.roles.some((allowed) => allowed === role))) return 'role_missing'
  if (chosenTier < assessed.tier) {
    if (rule.override.down.notIfEnteredFacts && by.enteredFacts) return 'entered_facts'
    const refusal = refusalOfStepDown(rule, facts, assessed, chosenTier)
    if (refusal !== null) return refusal
  }
  const characters = charactersOfReason(by.reason)
  if (characters === 0) return 'reason_missing'
  return characters < limits.minReasonCharacters ? 'reason_too_short' : null
}

/** How long a reason is: white space counts as one character between words and not at all at the ends. */
export function charactersOfReason(reason: string): number {
  return reason.trim().replace(/\s+/g, ' ').length
}

/** The conditions that forbid choosing a tier this low, for the page to name before anyone tries. */
export function barsAgainst(rule: Rule, facts: Facts, chosenTier: Tier): Bar[] {
  return rule.override.down.barredIfAny.filter(
    (bar) => holds(bar, facts) && (bar.notBelow === undefined || chosenTier < bar.notBelow),
  )
}

function refusalOfStepDown(
  rule: Rule,
  facts: Facts,
  assessed: Assessed,
  chosenTier: Tier,
): OverrideRefusal | null {
  const { maxSteps, stepsFrom } = rule.override.down
  const from = stepsFrom === 'computed_tier' ? assessed.computedTier : assessed.tier
  // The series has used up the step already: no lower tier would be allowed.
  if (from - assessed.tier >= maxSteps) return 'down_forbidden'
  if (barsAgainst(rule, facts, chosenTier).length > 0) return 'down_forbidden'
  return from - chosenTier > maxSteps ? 'tier_not_one_step_down' : null
}

/** Why going down to this tier is forbidden, in the words of the rule; null where no condition forbids it. */
export function forbiddenWords(
  rule: Rule,
  facts: Facts,
  assessed: Assessed,
  chosenTier: Tier,
): string | null {
  if (chosenTier >= assessed.tier) return null
  if (refusalOfStepDown(rule, facts, assessed, chosenTier) !== 'down_forbidden') return null
  const bars = barsAgainst(rule, facts, chosenTier).map(({ words }) => words)
  if (bars.length === 0) return 'The tier may not go down: the series has lowered it already.'
  return `The tier may not go down: ${inWords(bars)}.`
}
