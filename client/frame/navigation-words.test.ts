import { describe, expect, it } from 'vitest'
import { currentWord, homeOf, navigationFor } from './navigation-words.ts'

const wordsOf = (...roles: Parameters<typeof navigationFor>[0]) =>
  navigationFor(roles).map(({ word }) => word)

describe('the navigation by role', () => {
  it('gives a debrief lead their work first', () => {
    expect(wordsOf('debrief_lead')).toEqual(['Your work', 'Operations', 'The rule'])
  })

  it('gives an auditor coverage and the rule, and nothing of the reviews', () => {
    expect(wordsOf('auditor')).toEqual(['Coverage', 'The rule'])
  })

  it('joins the words of two roles without repeating any', () => {
    expect(wordsOf('debrief_lead', 'gold_commander')).toEqual([
      'Your work',
      'To sign',
      'Operations',
      'The rule',
    ])
  })

  it('never shows more than five', () => {
    const every = ['debrief_lead', 'contributor', 'gold_commander', 'auditor', 'recipient_officer'] as const
    expect(wordsOf(...every)).toHaveLength(5)
  })

  it('has nothing for someone without a role', () => {
    expect(wordsOf()).toEqual([])
  })

  it('starts each role where its work is', () => {
    expect(homeOf(['gold_commander'])).toBe('/sign-off')
    expect(homeOf(['recipient_officer'])).toBe('/inbox')
    expect(homeOf(['contributor'])).toBe('/')
  })

  it.each`
    pathname                     | word
    ${'/'}                       | ${'Your work'}
    ${'/reviews/1/sections/one'} | ${'Your work'}
    ${'/operations/1/facts'}     | ${'Operations'}
    ${'/series/1'}               | ${'Operations'}
    ${'/operationsish'}          | ${undefined}
  `('marks $word as current on $pathname', ({ pathname, word }) => {
    expect(currentWord(navigationFor(['debrief_lead']), pathname)?.word).toBe(word)
  })

  it('marks the longest address that covers the page', () => {
    expect(currentWord(navigationFor(['auditor']), '/coverage/list')?.word).toBe('Coverage')
  })
})
