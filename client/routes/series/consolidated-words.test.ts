import { describe, expect, it } from 'vitest'
import { consolidatedWords } from './consolidated-words.ts'

const owed = { operations: 3, countedFrom: '2026-10-03', dueBy: '2027-01-01', due: false, tier: 2 }

describe('the consolidated review', () => {
  it.each`
    consolidated                             | words
    ${null}                                  | ${'No operation was lowered since the last consolidated review, so none is owed.'}
    ${owed}                                  | ${'The consolidated review at tier 2 is due by 1 January 2027, or earlier with more operations: 3 operations lowered since 3 October.'}
    ${{ ...owed, due: true, operations: 8 }} | ${'The consolidated review at tier 2 is due: 8 operations lowered since 3 October.'}
  `('$words', ({ consolidated, words }) => {
    expect(consolidatedWords(consolidated, '2026-11-22')).toBe(words)
  })
})
