import { z } from 'zod'
import type { Criterion, Rule } from './rule.ts'

export type FactValue = number | boolean | string | string[]

/** Values by criterion id. An absent fact is not known. */
export type Facts = Partial<Record<string, FactValue>>

const MOST_COUNTED = 10_000_000
const MOST_POUNDS = 1_000_000_000

const schemas = new WeakMap<Rule, z.ZodType<Facts>>()

/** The one validator of facts for a rule. Its sentences tell the person what to enter. */
export function factsSchemaFor(rule: Rule): z.ZodType<Facts> {
  const known = schemas.get(rule)
  if (known !== undefined) return known
  const entries = rule.criteria.map((criterion) => [criterion.id, schemaOf(criterion).optional()])
  const shape: Record<string, z.ZodType<FactValue | undefined>> = Object.fromEntries(entries)
  const schema = z.strictObject(shape, { error: sentenceForFacts })
  schemas.set(rule, schema)
  return schema
}

function schemaOf(criterion: Criterion): z.ZodType<FactValue> {
  switch (criterion.kind) {
    case 'count':
      return count(`Enter a whole number of ${criterion.unit}`)
    case 'money':
      return money()
    case 'choice': {
      const values = criterion.options.map((option) => option.value)
      return z.enum(values, `Choose one of these: ${values.join(', ')}`)
    }
    case 'choices':
      return choices(criterion.options)
    case 'yes_no':
      return z.boolean('Answer yes (true) or no (false)')
  }
}

function count(sentence: string): z.ZodType<number> {
  return z
    .number(sentence)
    .int(sentence)
    .min(0, `${sentence}, 0 or more`)
    .max(MOST_COUNTED, `${sentence}, 10,000,000 or fewer`)
}

function money(): z.ZodType<number> {
  const sentence = 'Enter an amount in pounds'
  return z
    .number(sentence)
    .min(0, `${sentence}, 0 or more`)
    .max(MOST_POUNDS, `${sentence}, 1,000,000,000 or less`)
    .refine((pounds) => Number(pounds.toFixed(2)) === pounds, `${sentence}, with at most 2 decimals`)
}

function choices(
  options: { value: string; label: string; alone?: boolean | undefined }[],
): z.ZodType<string[]> {
  const values = options.map((option) => option.value)
  const list = `Choose from these: ${values.join(', ')}`
  const alone = options.find((option) => option.alone)
  return z
    .array(z.enum(values, list), list)
    .refine((ticked) => new Set(ticked).size === ticked.length, 'Choose each answer once')
    .refine((ticked) => ticked.length < 2 || alone === undefined || !ticked.includes(alone.value), {
      error: `Choose “${alone?.label}” alone, or leave it out`,
    })
}

function sentenceForFacts(issue: z.core.$ZodRawIssue): string {
  if (issue.code !== 'unrecognized_keys') return 'Give the facts as an object of criterion and value'
  return `This rule has no criterion named ${issue.keys.map((key) => key.slice(0, 64)).join(' or ')}`
}
