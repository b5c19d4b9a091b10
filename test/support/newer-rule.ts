import { listRules, parseRule } from '#shared/rule/registry.ts'
import type { Rule } from '#shared/rule/rule.ts'

type Days = Partial<Rule['tiers'][number]['deadlines']>

/** The rule in effect as its next version, with other days at some tiers. */
export function newerRule(version: string, days: { [tier: number]: Days }): Rule {
  const { tiers, ...rule } = structuredClone(listRules().at(-1) ?? {}) as Rule
  const changed = tiers.map((each) => ({ ...each, deadlines: { ...each.deadlines, ...days[each.tier] } }))
  return parseRule({ ...rule, version, tiers: changed }, `${rule.id}@${version}`)
}

/** Publishes a newer version of the rule in this process alone: it is the one in effect until it is taken back. */
export function publish(rule: Rule): { takeBack: () => void } {
  const published = listRules() as Rule[]
  published.push(rule)
  return { takeBack: () => void published.splice(published.indexOf(rule), 1) }
}
