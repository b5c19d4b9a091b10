import { describe, expect, it } from 'vitest'
import {
  causesOfChange,
  causeWords,
  loweredByCorrection,
  outcomeOfReassessment,
  type SinceDecision,
} from './reassessment.ts'
import { currentRule } from './registry.ts'

const rule = currentRule()

describe('a new assessment', () => {
  it.each`
    before | after | corrected | outcome
    ${1}   | ${1}  | ${true}   | ${'unchanged'}
    ${1}   | ${3}  | ${false}  | ${'rises'}
    ${2}   | ${1}  | ${false}  | ${'fall_refused'}
    ${2}   | ${1}  | ${true}   | ${'falls'}
  `(
    'from tier $before to $after, corrected $corrected: $outcome',
    ({ before, after, corrected, outcome }) => {
      expect(outcomeOfReassessment(rule, before, after, corrected)).toBe(outcome)
    },
  )
})

describe('the causes of a change', () => {
  it('are the rule’s, and for a fact that nobody knew also that it became known', () => {
    const codes = (knownBefore: boolean) => causesOfChange(rule, knownBefore).map(({ code }) => code)
    expect(codes(true)).toEqual([
      'complaint',
      'referral',
      'later_arrest',
      'impact_rating',
      'external_review',
      'corrected_figure',
    ])
    expect(codes(false)).toEqual(['became_known', ...codes(true)])
    expect(causeWords(rule, 'became_known')).toBe('It was not known before')
    expect(causeWords(rule, 'later_arrest')).toBe('A later arrest')
  })
})

describe('a fall', () => {
  const decided: SinceDecision = { facts: { arrests: 12 }, history: {}, changes: [] }
  const wrong = { criterion: 'arrests', value: 2, corrected: true }

  it('is carried by a figure marked as corrected', () => {
    expect(loweredByCorrection(rule, { ...decided, changes: [wrong] }, 1)).toBe(true)
  })

  it('is not carried by any other change', () => {
    const changed = { ...wrong, corrected: false }
    expect(loweredByCorrection(rule, { ...decided, changes: [changed] }, 1)).toBe(false)
  })

  it('is not carried by a correction of something else', () => {
    const changes = [
      { criterion: 'policeInjured', value: 0, corrected: true },
      { ...wrong, corrected: false },
    ]
    expect(loweredByCorrection(rule, { ...decided, changes }, 1)).toBe(false)
  })

  it('takes the last correction of a figure', () => {
    const changes = [wrong, { ...wrong, value: 10 }]
    expect(loweredByCorrection(rule, { ...decided, changes }, 1)).toBe(false)
  })
})
