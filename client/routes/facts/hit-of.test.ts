import { describe, expect, it } from 'vitest'
import { assess } from '#shared/rule/assess.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { groupHits, hitOf, knownWords } from './hit-of.ts'

const rule = currentRule()

function hit(id: string, value: number | boolean | string | string[] | undefined) {
  const criterion = rule.criteria.find((each) => each.id === id)
  if (!criterion) throw new Error(`The rule has no ${id}`)
  return hitOf(rule, criterion, value)
}

describe('what stands under a fact', () => {
  it.each`
    id                    | value        | words                 | close
    ${'arrests'}          | ${undefined} | ${'Not known yet'}    | ${null}
    ${'arrests'}          | ${0}         | ${'Below every line'} | ${null}
    ${'arrests'}          | ${7}         | ${'Tier 1'}           | ${null}
    ${'arrests'}          | ${8}         | ${'Tier 1'}           | ${'Close: tier 2 starts at 10'}
    ${'arrests'}          | ${10}        | ${'Tier 2'}           | ${null}
    ${'costGbp'}          | ${90_000}    | ${'Tier 1'}           | ${'Close: tier 2 starts at £100,000'}
    ${'opposingGroups'}   | ${'hostile'} | ${'Tier 2'}           | ${null}
    ${'specialTactics'}   | ${['none']}  | ${'Below every line'} | ${null}
    ${'criticalIncident'} | ${true}      | ${'Tier 2'}           | ${null}
  `('$id $value: $words', ({ id, value, words, close }) => {
    expect(hit(id, value)).toMatchObject({ words, close })
  })
})

describe('a group of facts', () => {
  it('says how many of them set the result', () => {
    const assessment = assess(rule, { officersDeployed: 118, psusDeployed: 3, arrests: 9 }, {})
    expect(groupHits('scale', assessment)).toBe('2 at tier 2')
    expect(groupHits('enforcement', assessment)).toBeNull()
  })

  it('says how many are known', () => {
    expect(knownWords(6, 6)).toBe('all 6 known')
    expect(knownWords(3, 4)).toBe('3 of 4 known')
    expect(knownWords(0, 4)).toBe('none known')
  })
})
