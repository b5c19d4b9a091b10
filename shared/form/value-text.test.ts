import { describe, expect, it } from 'vitest'
import { currentRule } from '../rule/registry.ts'
import type { FactValue } from './answers.ts'
import {
  clockText,
  dayText,
  factText,
  instantText,
  moneyText,
  numberText,
  optionText,
  yesNoText,
} from './value-text.ts'

describe('values in words', () => {
  it.each`
    value                                      | text
    ${dayText('2026-11-27')}                   | ${'Fri 27 November 2026'}
    ${dayText('2028-02-29')}                   | ${'Tue 29 February 2028'}
    ${clockText('2026-11-27T09:05')}           | ${'Fri 27 November 2026, 09:05'}
    ${instantText('2026-07-01T12:00:00Z')}     | ${'Wed 1 July 2026, 13:00'}
    ${instantText('2026-06-30T23:30:00Z')}     | ${'Wed 1 July 2026, 00:30'}
    ${instantText('2026-12-01T12:00:00.000Z')} | ${'Tue 1 December 2026, 12:00'}
    ${numberText(0)}                           | ${'0'}
    ${numberText(999)}                         | ${'999'}
    ${numberText(1000)}                        | ${'1,000'}
    ${numberText(12345678)}                    | ${'12,345,678'}
    ${numberText(-1200)}                       | ${'−1,200'}
    ${numberText(0.64)}                        | ${'0.64'}
    ${numberText(5, 'days')}                   | ${'5 days'}
    ${moneyText(8396)}                         | ${'£8,396'}
    ${moneyText(8396.5)}                       | ${'£8,396.50'}
    ${moneyText(0.05)}                         | ${'£0.05'}
    ${yesNoText(true)}                         | ${'Yes'}
    ${yesNoText(false)}                        | ${'No'}
  `('reads $text', ({ value, text }) => {
    expect(value).toBe(text)
  })

  it('lists chosen options in the order of the options, and an id it does not know as itself', () => {
    const options = [
      { id: 'a', label: 'First' },
      { id: 'b', label: 'Second' },
    ]
    expect(optionText(options, ['b', 'z', 'a'])).toBe('First; Second; z')
    expect(optionText(options, 'b')).toBe('Second')
  })

  it.each<[string, FactValue, string]>([
    ['costGbp', 8396, '£8,396'],
    ['attendance', 2900, '2,900'],
    ['criticalIncident', false, 'No'],
    ['lfrUsed', 'none', 'Not used'],
    ['specialTactics', ['baton', 'containment'], 'Containment; Baton strikes'],
  ])('reads the fact %s in the words of the rule', (id, value, text) => {
    const criterion = currentRule().criteria.find((each) => each.id === id)
    expect(criterion && factText(criterion, value)).toBe(text)
  })
})
