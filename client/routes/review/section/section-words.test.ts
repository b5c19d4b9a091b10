import { describe, expect, it } from 'vitest'
import { sectionsAsked } from '#shared/form/asked.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { expectationWords, neighboursOf, summaryWords } from './section-words.ts'

describe('where a section stands', () => {
  const asked = sectionsAsked(currentFormDefinition(), 1)

  it('counts what this tier asks, and knows what comes next', () => {
    expect(neighboursOf(asked, 'operation')).toEqual({ number: 1, of: 12, next: 'decision' })
    expect(neighboursOf(asked, 'publication')).toEqual({ number: 12, of: 12, next: null })
    expect(neighboursOf(asked, 'legal')).toBe(undefined)
  })
})

describe('what is said above a section', () => {
  it('is what is needed at this tier', () => {
    expect(expectationWords(2, false, false)).toBe(
      'Every question is needed at tier 2 unless it says optional. You can save with answers missing.',
    )
    expect(expectationWords(2, false, true)).toBe(
      'This section is asked because this is tier 2. Every question is needed unless it says optional. You can save with answers missing.',
    )
    expect(expectationWords(2, true, false)).toMatch(/^Nothing here is needed at tier 2\./)
  })

  it.each`
    listed | unsavable | words
    ${3}   | ${0}      | ${'You can leave these for later, but the review cannot go to gold without them.'}
    ${1}   | ${1}      | ${'1 answer cannot be saved as typed.'}
    ${3}   | ${2}      | ${'2 answers cannot be saved as typed. The others you can leave for later, but the review cannot go to gold without them.'}
  `('tells $listed that are listed, $unsavable of them not saved, apart', ({ listed, unsavable, words }) => {
    expect(summaryWords(listed, unsavable)).toBe(words)
  })
})
