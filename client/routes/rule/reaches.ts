import { moneyText, numberText } from '#shared/form/value-text.ts'
import type { Criterion, Tier } from '#shared/rule/rule.ts'

/** What makes a criterion reach a tier: "10 or more", the answers that do, "Yes". Empty where nothing does. */
export function reachesAt(criterion: Criterion, tier: Exclude<Tier, 0>): string[] {
  switch (criterion.kind) {
    case 'count':
    case 'money': {
      const line = criterion.lines.find((each) => each.tier === tier)
      if (line === undefined) return []
      return [`${criterion.kind === 'money' ? moneyText(line.at) : numberText(line.at)} or more`]
    }
    case 'choice':
    case 'choices':
      return criterion.options.filter((option) => option.tier === tier).map(({ label }) => label)
    case 'yes_no':
      return criterion.tierIfYes === tier ? ['Yes'] : []
  }
}
