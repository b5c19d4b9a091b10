import { describe, expect, it } from 'vitest'
import { assess } from '#shared/rule/assess.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { closeCallsOf, provisionalWords, reasonsOf, resultLine } from './result-words.ts'

const rule = currentRule()

describe('the result in words', () => {
  it('gives each fact that sets the tier, with its line', () => {
    const assessment = assess(rule, { officersDeployed: 118, opposingGroups: 'hostile', arrests: 2 }, {})
    expect(reasonsOf(assessment)).toEqual([
      { first: '118 officers and staff deployed.', rest: 'The line for tier 2 is 100.' },
      { first: 'There was hostile contact between groups.', rest: 'Always tier 2.' },
    ])
    expect(resultLine(assessment)).toBe('2 reasons, 31 facts not known')
  })

  it('says so where no fact reaches a line', () => {
    const assessment = assess(rule, { arrests: 0 }, {})
    expect(reasonsOf(assessment)).toEqual([{ first: 'No known fact reaches a line.', rest: '' }])
    expect(resultLine(assessment)).toBe('No fact reaches a line, 33 facts not known')
  })

  it('puts the number of criteria first where that set the tier', () => {
    const facts = {
      officersDeployed: 118,
      psusDeployed: 3,
      useOfForceReports: 27,
      opposingGroups: 'hostile',
      criticalIncident: true,
    }
    const [general, ...each] = reasonsOf(assess(rule, facts, {}))
    expect(general?.first).toBe('No single criterion reaches tier 3.')
    expect(each).toHaveLength(5)
  })

  it('gives what is close, by the tier it would reach', () => {
    expect(closeCallsOf(assess(rule, { officersDeployed: 450 }, {}))).toEqual([
      {
        first: 'Close to tier 3:',
        rest: '450 officers and staff deployed. The line for tier 3 is 500, and 50 more would reach it.',
      },
    ])
  })

  it.each`
    unknown | until                | words
    ${6}    | ${'7 December 2026'} | ${'until 7 December 2026, and until the 6 facts not known are filled in.'}
    ${1}    | ${null}              | ${'until 14 days after the stand-down, and until the 1 fact not known is filled in.'}
    ${0}    | ${'7 December 2026'} | ${'until 7 December 2026.'}
  `('is provisional $words', ({ unknown, until, words }) => {
    expect(provisionalWords(unknown, until, 14)).toBe(words)
  })
})
