import { describe, expect, it } from 'vitest'
import { currentRule } from '#shared/rule/registry.ts'
import { readFacts, withFact } from './read-facts.ts'

const rule = currentRule()

describe('facts as people type them', () => {
  it('are facts once they can be read', () => {
    const typed = { arrests: 9, costGbp: 61000, targetedCommunity: false, specialTactics: ['none'] }
    expect(readFacts(rule, typed)).toEqual({ known: typed, unreadable: [] })
  })

  it('are told apart where they cannot, in the order of the rule', () => {
    const typed = { arrests: 'about 20', officersDeployed: -3, attendance: 40 }
    expect(readFacts(rule, typed)).toEqual({
      known: { attendance: 40 },
      unreadable: [
        { id: 'officersDeployed', message: 'Enter a whole number of people, 0 or more' },
        { id: 'arrests', message: 'Enter a whole number of arrests' },
      ],
    })
  })

  it('become not known when they are emptied', () => {
    expect(withFact({ arrests: 9, attendance: 40 }, 'arrests', null)).toEqual({ attendance: 40 })
    expect(withFact({ specialTactics: ['baton'] }, 'specialTactics', [])).toEqual({})
    expect(withFact({}, 'targetedCommunity', false)).toEqual({ targetedCommunity: false })
  })
})
