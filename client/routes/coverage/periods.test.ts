import { describe, expect, it } from 'vitest'
import { periodChoices, periodWords } from './periods.ts'

describe('periods to choose from', () => {
  it('are the running quarter, the four before it and the year so far', () => {
    expect(periodChoices('2026-11-24')).toEqual([
      { from: '2026-10-01', to: '2026-11-24', label: 'October to December 2026, so far' },
      { from: '2026-07-01', to: '2026-09-30', label: 'July to September 2026' },
      { from: '2026-04-01', to: '2026-06-30', label: 'April to June 2026' },
      { from: '2026-01-01', to: '2026-03-31', label: 'January to March 2026' },
      { from: '2025-10-01', to: '2025-12-31', label: 'October to December 2025' },
      { from: '2026-01-01', to: '2026-11-24', label: '2026, so far' },
    ])
  })

  it('count the last day of a quarter as running', () => {
    expect(periodChoices('2026-03-31')[0]).toEqual({
      from: '2026-01-01',
      to: '2026-03-31',
      label: 'January to March 2026, so far',
    })
  })

  it('are said with the year once, or twice where it differs', () => {
    expect(periodWords({ from: '2026-08-01', to: '2026-10-31' })).toBe('1 August to 31 October 2026')
    expect(periodWords({ from: '2025-12-01', to: '2026-02-28' })).toBe('1 December 2025 to 28 February 2026')
  })
})
