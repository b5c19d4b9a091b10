import { describe, expect, it } from 'vitest'
import { currentRule } from '#shared/rule/registry.ts'
import type { Criterion } from '#shared/rule/rule.ts'
import { reachesAt } from './reaches.ts'

function criterion(id: string): Criterion {
  const found = currentRule().criteria.find((each) => each.id === id)
  if (!found) throw new Error(`The rule has no ${id}`)
  return found
}

describe('what makes a criterion reach a tier', () => {
  it.each`
    id                     | tier | words
    ${'officersDeployed'}  | ${2} | ${['100 or more']}
    ${'costGbp'}           | ${3} | ${['£1,000,000 or more']}
    ${'durationDays'}      | ${1} | ${[]}
    ${'opposingGroups'}    | ${2} | ${['Hostile contact between groups']}
    ${'commandStructure'}  | ${1} | ${['Silver (tactical) named', 'Gold, silver and bronze named']}
    ${'targetedCommunity'} | ${2} | ${['Yes']}
    ${'targetedCommunity'} | ${3} | ${[]}
  `('$id at tier $tier: $words', ({ id, tier, words }) => {
    expect(reachesAt(criterion(id), tier)).toEqual(words)
  })
})
