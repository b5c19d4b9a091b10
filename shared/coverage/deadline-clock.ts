import type { Rule, Tier } from '#shared/rule/rule.ts'
import type { StepMoments } from './moments.ts'
import type { DecisionRecord } from './records.ts'
import type { Done } from './steps-done.ts'

/** From where deadlines are counted, and by which rule and tier. */
export interface Clock {
  readonly standDownAt: string | null
  readonly rule: Rule
  /** Tier 0 while nothing is in effect: then only the decision is due. */
  readonly tier: Tier
  /** When the tier rose to where it is, and what the first decision had asked for; null where it never rose. */
  readonly rise: { readonly at: string; readonly firstRule: Rule; readonly firstTier: Tier } | null
}

type DeadlineOf = (rule: Rule, tier: Tier, from: string) => string | null

/** The clock that the decisions which came into effect give. */
export function clockOf(
  history: readonly DecisionRecord[],
  standDownAt: string | null,
  currentRule: Rule,
): Clock {
  const first = history[0]
  const last = history.at(-1)
  if (first === undefined || last === undefined) {
    return { standDownAt, rule: currentRule, tier: 0, rise: null }
  }
  const lastBelow = history.findLastIndex(({ tier }) => tier < last.tier)
  const risen = lastBelow === -1 ? null : (history[lastBelow + 1]?.inEffectAt ?? null)
  const rise = risen === null ? null : { at: risen, firstRule: first.rule, firstTier: first.tier }
  return { standDownAt, rule: last.rule, tier: last.tier, rise }
}

/**
 * A step with its deadlines. They count from stand-down; what was not done when the tier rose counts from the rise,
 * or from a stand-down that came after it.
 */
export function withDeadline(done: Done | null, clock: Clock, deadlineOf: DeadlineOf): StepMoments {
  const { standDownAt, rule, tier, rise } = clock
  const step = { moment: done?.moment ?? null, recordedAt: done?.recordedAt ?? null }
  if (standDownAt === null) return { ...step, deadline: null, firstDeadline: null }

  const fromStandDown = deadlineOf(rule, tier, standDownAt)
  const before = rise !== null && done !== null && Date.parse(done.moment) < Date.parse(rise.at)
  const riseIsLater = rise !== null && Date.parse(rise.at) > Date.parse(standDownAt)
  if (rise === null || before || !riseIsLater)
    return { ...step, deadline: fromStandDown, firstDeadline: null }
  return {
    ...step,
    deadline: deadlineOf(rule, tier, rise.at),
    firstDeadline: deadlineOf(rise.firstRule, rise.firstTier, standDownAt),
  }
}
