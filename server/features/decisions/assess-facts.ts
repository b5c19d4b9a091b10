import type { KnownFacts } from '#shared/api/decisions.ts'
import { type Assessment, assess } from '#shared/rule/assess.ts'
import { currentRule } from '#shared/rule/registry.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { canonicalBytes, digestOf } from '../../canonical.ts'

const digests = new WeakMap<Rule, string>()

/** The digest of a rule's canonical bytes, kept with every decision so that the year can be replayed. */
export function digestOfRule(rule: Rule): string {
  const known = digests.get(rule)
  if (known !== undefined) return known
  const digest = digestOf(canonicalBytes(rule))
  digests.set(rule, digest)
  return digest
}

/** What the rule of today says for these facts. Computed here only: no tier is ever taken from a request. */
export function assessFacts(known: KnownFacts): { rule: Rule; assessment: Assessment } {
  const rule = currentRule()
  return { rule, assessment: assess(rule, known, {}) }
}

/** The columns of a decision that say what the rule worked out, from which facts and by which version. */
export function assessmentColumns(known: KnownFacts, rule: Rule, assessment: Assessment) {
  return {
    known: JSON.stringify(known),
    rule_id: rule.id,
    rule_version: rule.version,
    rule_digest: digestOfRule(rule),
    assessment: JSON.stringify(assessment),
    computed_tier: assessment.tier,
    chosen_tier: assessment.tier,
  }
}
