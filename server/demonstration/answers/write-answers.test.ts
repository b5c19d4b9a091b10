import { describe, expect, it } from 'vitest'
import { objectsIn, type ReviewAnswers } from '#shared/form/answers.ts'
import { completenessOf } from '#shared/form/completeness.ts'
import type { ReviewTier } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { draftSchemaFor } from '#shared/form/schema-for.ts'
import { assess } from '#shared/rule/assess.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { clockFrom } from '../demonstration-clock.ts'
import type { OperationPlan } from '../operation-plan.ts'
import { demonstrationOperations } from '../operations/all-operations.ts'
import { demonstrationPeople } from '../people.ts'
import { writeAnswers } from './write-answers.ts'

const definition = currentFormDefinition()
const RATINGS: unknown[] = ['none', 'low', 'moderate', 'high', 'severe']
const written = [
  ['lantern', 2],
  ['fernhill', 2],
  ['marram', 2],
  ['sandling', 1],
  ['gorse', 1],
  ['pebble', 1],
  ['hazelbank', 1],
  ['oxbow', 2],
  ['lockgate', 1],
  ['plover', 3],
  ['thistledown', 2],
  ['quern', 1],
  ['chalkpit', 1],
] as const

function planOf(key: string): OperationPlan {
  const plan = demonstrationOperations.find((each) => each.key === key)
  if (!plan) throw new Error(`no operation ${key}`)
  return plan
}

function answersOf(key: string): ReviewAnswers {
  return writeAnswers(planOf(key), 'HIW-2026-0001', clockFrom('2026-11-24T09:00:00Z'))
}

function sum(rows: unknown, ...columns: string[]): number {
  return objectsIn(rows as never).reduce(
    (total, row) => total + columns.reduce((part, column) => part + Number(row[column]), 0),
    0,
  )
}

describe.each(written)('the answers about %s, at tier %i', (key, tier) => {
  const facts = planOf(key).facts ?? {}
  const answers = answersOf(key)

  it('are what the form takes and leave nothing to do', () => {
    expect(assess(currentRule(), facts, {}).tier).toBe(tier)
    const content = { tier: tier as ReviewTier, facts, answers }
    expect(completenessOf(definition, content).sections.flatMap(({ left }) => left)).toEqual([])
    for (const section of definition.sections) {
      expect(draftSchemaFor(section).safeParse(answers[section.id] ?? {}).error?.issues).toBeUndefined()
    }
  })

  it('agree with the facts: officers, arrests, impact', () => {
    expect(sum(answers['command-staffing']?.staffing, 'used')).toBe(facts.officersDeployed)
    expect(sum(answers.outcomes?.arrests, 'on-the-day', 'later')).toBe(facts.arrests)
    const ratings = objectsIn(answers['community-impact']?.['cia-groups']).map(({ impact }) =>
      RATINGS.indexOf(impact),
    )
    expect(RATINGS[Math.max(...ratings)]).toBe(facts.communityImpact)
  })

  it('name nobody but the owners of actions', () => {
    const { actions, ...rest } = answers
    const owners = objectsIn(actions?.actions).map((action) => JSON.stringify(action['action-owner']))
    const text = JSON.stringify(rest)
    for (const { name } of demonstrationPeople()) expect(text).not.toContain(name)
    expect(owners.every((owner) => demonstrationPeople().some(({ name }) => owner.includes(name)))).toBe(true)
  })
})

it('says no long sentence in more than three reviews', () => {
  const seen = new Map<string, Set<string>>()
  for (const [key] of written) {
    for (const text of textsIn(answersOf(key))) {
      if (text.length >= 80) seen.set(text, (seen.get(text) ?? new Set()).add(key))
    }
  }
  expect([...seen].filter(([, keys]) => keys.size > 3)).toEqual([])
  expect(seen.size).toBeGreaterThan(100)
})

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}
