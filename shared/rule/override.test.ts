import { describe, expect, it } from 'vitest'
import { assess } from './assess.ts'
import type { Facts } from './facts.ts'
import {
  barsAgainst,
  charactersOfReason,
  forbiddenWords,
  type OverrideBy,
  refusalOfOverride,
} from './override.ts'
import { currentRule } from './registry.ts'
import type { Tier } from './rule.ts'
import type { History } from './series.ts'

const rule = currentRule()
const lead: OverrideBy = {
  roles: ['debrief_lead'],
  enteredFacts: true,
  reason: 'Two forces met the same group.',
}
const gold: OverrideBy = { roles: ['gold_commander'], enteredFacts: false, reason: 'r'.repeat(100) }

function refusal(facts: Facts, chosen: Tier, by: OverrideBy, history: History = {}) {
  return refusalOfOverride(rule, facts, assess(rule, facts, history), chosen, by)
}

describe('an override up', () => {
  it.each`
    because                           | by                                     | chosen | expected
    ${'the lead may, with a reason'}  | ${lead}                                | ${2}   | ${null}
    ${'gold may'}                     | ${gold}                                | ${3}   | ${null}
    ${'it needs a reason'}            | ${{ ...lead, reason: ' \n ' }}         | ${2}   | ${'reason_missing'}
    ${'a contributor may not'}        | ${{ ...lead, roles: ['contributor'] }} | ${2}   | ${'role_missing'}
    ${'as worked out is no override'} | ${{ ...lead, roles: [], reason: '' }}  | ${1}   | ${null}
  `('to tier $chosen from 1: $because', ({ by, chosen, expected }) => {
    expect(refusal({ arrests: 1 }, chosen, by)).toBe(expected)
  })
})

describe('an override down', () => {
  const facts = { arrests: 10 }

  it.each`
    because                             | by                                             | chosen | expected
    ${'gold may, with 100 characters'}  | ${gold}                                        | ${1}   | ${null}
    ${'99 characters are too few'}      | ${{ ...gold, reason: 'r'.repeat(99) }}         | ${1}   | ${'reason_too_short'}
    ${'blanks are no reason'}           | ${{ ...gold, reason: `r${' '.repeat(200)}r` }} | ${1}   | ${'reason_too_short'}
    ${'it needs a reason'}              | ${{ ...gold, reason: '' }}                     | ${1}   | ${'reason_missing'}
    ${'it goes one step only'}          | ${gold}                                        | ${0}   | ${'tier_not_one_step_down'}
    ${'the lead may not'}               | ${{ ...lead, reason: 'r'.repeat(100) }}        | ${1}   | ${'role_missing'}
    ${'gold who entered facts may not'} | ${{ ...gold, enteredFacts: true }}             | ${1}   | ${'entered_facts'}
  `('to tier $chosen from 2: $because', ({ by, chosen, expected }) => {
    expect(refusal(facts, chosen, by)).toBe(expected)
  })

  it.each`
    facts                                                      | chosen | expected
    ${{ dsiReferral: 'serious-injury' }}                       | ${2}   | ${'down_forbidden'}
    ${{ dsiReferral: 'death' }}                                | ${2}   | ${'down_forbidden'}
    ${{ externalReview: 'national' }}                          | ${2}   | ${'down_forbidden'}
    ${{ disorderLevel: 'serious' }}                            | ${2}   | ${'down_forbidden'}
    ${{ mobilisationTier: 'national' }}                        | ${2}   | ${'down_forbidden'}
    ${{ lfrUsed: 'used' }}                                     | ${1}   | ${'down_forbidden'}
    ${{ lfrUsed: 'wrongful-intervention' }}                    | ${2}   | ${null}
    ${{ lfrUsed: 'used', arrests: 100 }}                       | ${2}   | ${null}
    ${{ dsiReferral: 'other-referral', legalChallenge: true }} | ${1}   | ${null}
    ${{ externalReview: 'local' }}                             | ${1}   | ${null}
  `('to tier $chosen with $facts: $expected', ({ facts, chosen, expected }) => {
    expect(refusal(facts, chosen, gold)).toBe(expected)
  })

  it('does not come on top of the step that a series took', () => {
    const series = { id: 'series-01', priorDebriefTier: 3 as Tier, priorDebriefDaysAgo: 21 }
    expect(refusal({ officersDeployed: 500 }, 1, gold, { series })).toBe('down_forbidden')
    expect(refusal({ officersDeployed: 500 }, 3, lead, { series })).toBeNull()
  })

  it('names what bars it', () => {
    const barred = barsAgainst(rule, { lfrUsed: 'used', disorderLevel: 'serious' }, 1).map(
      (bar) => bar.criterionId,
    )
    expect(barred).toEqual(['disorderLevel', 'lfrUsed'])
  })

  it('says in the words of the rule why the tier may not go down', () => {
    const facts = { disorderLevel: 'serious', mobilisationTier: 'national' }
    const assessed = { computedTier: 3, tier: 3 } as const
    expect(forbiddenWords(rule, facts, assessed, 2)).toBe(
      'The tier may not go down: there was serious disorder and resources were mobilised nationally.',
    )
    expect(forbiddenWords(rule, facts, assessed, 3)).toBeNull()
    expect(forbiddenWords(rule, { officersDeployed: 500 }, assessed, 2)).toBeNull()
    expect(forbiddenWords(rule, {}, { computedTier: 3, tier: 2 }, 1)).toBe(
      'The tier may not go down: the series has lowered it already.',
    )
  })

  it('counts the characters of a reason without padding', () => {
    expect(charactersOfReason(`  Two   words${' '.repeat(200)}`)).toBe(9)
  })
})
