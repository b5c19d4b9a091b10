import { describe, expect, it } from 'vitest'
import { moment, plainDate, shortDate, timeOf } from './dates.ts'

const today = '2026-11-24'

describe('dates in words', () => {
  it('tells the time in London, summer and winter', () => {
    expect(timeOf('2026-06-30T23:30:00Z')).toBe('00:30')
    expect(timeOf('2026-11-24T14:02:00Z')).toBe('14:02')
  })

  it('leaves the year out only when it is this year', () => {
    expect(shortDate('2026-11-27', today)).toBe('Fri 27 November')
    expect(shortDate('2027-01-14', today)).toBe('Thu 14 January 2027')
    expect(plainDate('2026-11-02', today)).toBe('2 November')
  })

  it('says when something happened, near days by name', () => {
    expect(moment('2026-11-24T09:12:00Z', today)).toBe('today, 09:12')
    expect(moment('2026-11-23T09:12:00Z', today)).toBe('yesterday, 09:12')
    expect(moment('2025-11-18T09:12:00Z', today)).toBe('18 November 2025, 09:12')
  })
})
