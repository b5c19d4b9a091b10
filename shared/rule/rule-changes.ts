import type { Rule } from './rule.ts'

/** One thing that two versions of a rule say differently. Null: this version does not say it. */
type RuleChange = { place: string; before: string | null; after: string | null }
/** The changes in one part of the rule, by its heading on the rule page. */
type RuleChanges = { part: string; changes: RuleChange[] }

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The parts of a rule in the order of the rule page, and which of its data each holds. */
const PARTS: readonly (readonly [part: string, keys: readonly (keyof Rule)[]])[] = [
  ['About the rule', ['title', 'status', 'honesty', 'clock']],
  ['How the tier is worked out', ['aggregation']],
  ['The four tiers and their deadlines', ['tiers']],
  ['The criteria and their lines', ['groups', 'criteria']],
  ['What changes the result', ['series', 'longRunning', 'facilitation', 'override', 'reassessment', 'pause']],
  ['Urgent learning', ['urgentLearning']],
  ['Notes and sources', ['notes', 'sources']],
]

/** What names an entry of a list, so that one that moved is still the same entry. */
const NAMES = ['id', 'code', 'value', 'tier', 'criterionId'] as const

/**
 * Every difference between two versions of a rule, part by part in the order of the rule page; parts that agree are
 * left out. Entries of a list are matched by what names them, and a change of their order alone is no difference.
 */
export function ruleChanges(before: Rule, after: Rule): RuleChanges[] {
  return PARTS.map(([part, keys]) => ({
    part,
    changes: keys.flatMap((key) => differences([inWords(key)], before[key] as Json, after[key] as Json)),
  })).filter(({ changes }) => changes.length > 0)
}

function differences(place: string[], before: Json | undefined, after: Json | undefined): RuleChange[] {
  if (isPlain(before) && isPlain(after)) return differencesInside(place, before, after)
  if (isList(before) && isList(after)) {
    return differencesInside(place, named(before), named(after))
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  return [{ place: place.join(', '), before: textOf(before), after: textOf(after) }]
}

function differencesInside(
  place: string[],
  before: Record<string, Json>,
  after: Record<string, Json>,
): RuleChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap((key) => {
    const label = labelOf(before[key]) ?? labelOf(after[key]) ?? inWords(key)
    return differences([...place, label], before[key], after[key])
  })
}

function isPlain(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/** A list as its entries by name; where two share a name, or have none, by name and place. */
function named(list: readonly Json[]): Record<string, Json> {
  const entries: Record<string, Json> = {}
  list.forEach((entry, at) => {
    const name = nameOf(entry) ?? `number ${at + 1}`
    entries[name in entries ? `${name}, number ${at + 1}` : name] = entry
  })
  return entries
}

function nameOf(entry: Json): string | null {
  if (typeof entry === 'string') return entry
  if (!isPlain(entry)) return null
  for (const key of NAMES) {
    const name = entry[key]
    if (typeof name === 'string') return name
    if (typeof name === 'number') return `${key} ${name}`
  }
  return null
}

/** What people call an entry. */
function labelOf(entry: Json | undefined): string | null {
  return isPlain(entry) && typeof entry.label === 'string' ? entry.label : null
}

function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (isPlain(value)) {
    const { label, words, title } = value
    const first = [label, title, words].find((each) => typeof each === 'string')
    return first === undefined ? insideText(value) : `${first}`
  }
  return isList(value) ? value.map((each) => textOf(each) ?? 'none').join('; ') : String(value)
}

function insideText(value: Record<string, Json>): string {
  return Object.entries(value)
    .map(([key, each]) => `${inWords(key)} ${textOf(each) ?? 'none'}`)
    .join(', ')
}

/** 'everyOperations' and 'impact_review_1' read 'every operations' and 'impact review 1'. */
function inWords(key: string): string {
  return key
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, (_, one: string, two: string) => `${one} ${two.toLowerCase()}`)
}
