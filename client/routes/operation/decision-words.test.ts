import { describe, expect, it } from 'vitest'
import { decisionStanding, decisionTitle } from './decision-words.ts'

const confirmedAt = '2026-11-24T10:00:00Z'

describe('how a decision stands', () => {
  it.each`
    current  | secondPerson               | confirmed      | newest   | words
    ${true}  | ${'none'}                  | ${null}        | ${true}  | ${'In effect'}
    ${true}  | ${'gold'}                  | ${null}        | ${true}  | ${'In effect, to be confirmed'}
    ${true}  | ${'gold'}                  | ${confirmedAt} | ${true}  | ${'In effect'}
    ${false} | ${'another_without_facts'} | ${null}        | ${true}  | ${'To be confirmed'}
    ${false} | ${'another_without_facts'} | ${null}        | ${false} | ${'Replaced'}
    ${true}  | ${'gold'}                  | ${null}        | ${false} | ${'In effect'}
    ${false} | ${'none'}                  | ${null}        | ${false} | ${'Replaced'}
  `('$words', ({ current, secondPerson, confirmed, newest, words }) => {
    expect(decisionStanding({ current, secondPerson, confirmedAt: confirmed }, newest).words).toBe(words)
  })

  it('is titled by its tier and how it came about', () => {
    expect(decisionTitle({ chosenTier: 3, kind: 'raised_by_rule' })).toBe(
      'Tier 3, raised by the rule on a new fact',
    )
  })
})
