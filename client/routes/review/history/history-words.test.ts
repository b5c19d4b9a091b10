import { expect, it } from 'vitest'
import { doneBy, historyWords } from './history-words.ts'

it('names what was done with the revision or the tier that it is about', () => {
  expect(historyWords({ action: 'sign_off', revision: 2, tier: null })).toBe('Signed it (revision 2)')
  expect(historyWords({ action: 'record_decision', revision: null, tier: 0 })).toBe(
    'Recorded a decision (tier 0)',
  )
  expect(historyWords({ action: 'start', revision: null, tier: null })).toBe('Started the review')
})

it('names a person with the rank, another organisation by its name, and the service', () => {
  const who = { id: '', name: 'Morgan Vale', rank: 'Chief Superintendent', rankShort: 'Ch Supt' }
  expect(doneBy({ who, organisation: null })).toBe('Chief Superintendent Morgan Vale')
  expect(doneBy({ who: { ...who, rank: null }, organisation: null })).toBe('Morgan Vale')
  expect(doneBy({ who: null, organisation: 'Thames Valley Police' })).toBe('Thames Valley Police')
  expect(doneBy({ who: null, organisation: null })).toBe('The service')
})
