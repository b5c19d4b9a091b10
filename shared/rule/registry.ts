import { z } from 'zod'
import { Rule } from './rule.ts'
import nationalDefault from './rules/national-default@1.0.0.json' with { type: 'json' }

/** Reads a rule from data. Throws, naming each field that is wrong: a bad rule must stop the start. */
export function parseRule(data: unknown, name: string): Rule {
  const parsed = Rule.safeParse(data)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${z.core.toDotPath(issue.path)}: ${issue.message}`)
  throw new Error(`The rule ${name} cannot be used. ${faults.join('. ')}`)
}

/** Oldest first: the last one is in effect. */
const rules: readonly [Rule, ...Rule[]] = [parseRule(nationalDefault, 'national-default@1.0.0')]

/** Every published rule, oldest first. */
export function listRules(): readonly Rule[] {
  return rules
}

/** The published rule of that id and version, or undefined. */
export function findRule(id: string, version: string): Rule | undefined {
  return rules.find((rule) => rule.id === id && rule.version === version)
}

/** The published rule of that id and version. Throws when there is none: what was stored must be readable. */
export function getRule(id: string, version: string): Rule {
  const rule = findRule(id, version)
  if (rule === undefined) throw new Error(`There is no rule ${id}@${version}`)
  return rule
}

/** The rule that new assessments use. */
export function currentRule(): Rule {
  return rules.at(-1) ?? rules[0]
}
