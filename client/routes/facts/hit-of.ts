import type { KnownFacts } from '#shared/api/decisions.ts'
import { moneyText, numberText } from '#shared/form/value-text.ts'
import type { Assessment } from '#shared/rule/assess.ts'
import type { Criterion, Rule, Tier } from '#shared/rule/rule.ts'
import { isClose, standingOf } from '#shared/rule/standing.ts'

/** What stands under a fact: the tier it reaches, or why it reaches none, and a line that is close. */
export type Hit = { tier: Tier | null; words: string; close: string | null }

export function hitOf(rule: Rule, criterion: Criterion, value: KnownFacts[string] | undefined): Hit {
  const standing = standingOf(criterion, value)
  if (standing === null) return { tier: null, words: 'Not known yet', close: null }
  const { tier, nextLine } = standing
  const close =
    nextLine !== null && typeof value === 'number' && isClose(value, nextLine, rule.aggregation.closePercent)
      ? `Close: tier ${nextLine.tier} starts at ${(criterion.kind === 'money' ? moneyText : numberText)(nextLine.at)}`
      : null
  return { tier, words: tier === 0 ? 'Below every line' : `Tier ${tier}`, close }
}

/** The facts of a group that set the result: "2 at tier 2"; null where none do. */
export function groupHits(group: string, { reached, triggers }: Assessment): string | null {
  const setting = reached.filter((one) => one.group === group && triggers.includes(one.criterionId))
  if (setting.length === 0) return null
  const highest = Math.max(...setting.map(({ tier }) => tier))
  return `${setting.filter(({ tier }) => tier === highest).length} at tier ${highest}`
}

/** "all 6 known", "3 of 4 known", "none known". */
export function knownWords(known: number, asked: number): string {
  if (known === asked) return `all ${asked} known`
  return known === 0 ? 'none known' : `${known} of ${asked} known`
}
