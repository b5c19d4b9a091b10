import type { KnownFacts } from '#shared/api/decisions.ts'
import { type Assessment, assess, type History } from '#shared/rule/assess.ts'
import { currentRule } from '#shared/rule/registry.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { canonicalBytes, digestOf } from '../canonical.ts'

const digests = new WeakMap<Rule, string>()

/** The digest of a rule's canonical bytes, kept with every decision so that the year can be replayed. */
function digestOfRule(rule: Rule): string {
  const known = digests.get(rule)
  if (known !== undefined) return known
  const digest = digestOf(canonicalBytes(rule))
  digests.set(rule, digest)
  return digest
}

/** What the rule of today says, and what it said it about. */
export type Assessed = { known: KnownFacts; history: History; rule: Rule; assessment: Assessment }

/** What the rule of today says for these facts. Computed here only: no tier is ever taken from a request. */
export function assessFacts(known: KnownFacts, history: History): Assessed {
  const rule = currentRule()
  return { known, history, rule, assessment: assess(rule, known, history) }
}

/** The columns that say what the rule worked out, from which facts and by which version: enough to do it again. */
export function assessmentColumns({ known, history, rule, assessment }: Assessed) {
  return {
    known: JSON.stringify(known),
    history: JSON.stringify(history),
    rule_id: rule.id,
    rule_version: rule.version,
    rule_digest: digestOfRule(rule),
    assessment: JSON.stringify(assessment),
  }
}
