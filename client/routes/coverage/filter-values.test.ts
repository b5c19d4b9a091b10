import { describe, expect, it } from 'vitest'
import { CHOOSE_DATES, filterOf } from './filter-values.ts'

const none = { period: '', from: '', to: '', tier: '', eventType: '', force: '' }

describe('the filters as chosen', () => {
  it('leave out what is not narrowed', () => {
    expect(filterOf(none)).toEqual({ filter: {}, faults: [] })
  })

  it('take a period, a tier and a force', () => {
    const chosen = { ...none, period: '2026-07-01..2026-09-30', tier: '2', force: 'hampshire' }
    expect(filterOf(chosen).filter).toEqual({
      from: '2026-07-01',
      to: '2026-09-30',
      tier: '2',
      force: 'hampshire',
    })
  })

  it('read days as people type them', () => {
    const typed = { ...none, period: CHOOSE_DATES, from: '1 Aug 2026', to: '31/10/26' }
    expect(filterOf(typed)).toEqual({ filter: { from: '2026-08-01', to: '2026-10-31' }, faults: [] })
  })

  it('ask for days that are missing, and for the right order', () => {
    expect(filterOf({ ...none, period: CHOOSE_DATES, to: '31/2/2026' }).faults).toEqual([
      { place: 'from', message: 'Enter the first day, for example 1/8/2026' },
      { place: 'to', message: 'Enter the last day, for example 31/10/2026' },
    ])
    expect(filterOf({ ...none, period: CHOOSE_DATES, from: '2/8/2026', to: '1/8/2026' }).faults).toEqual([
      { place: 'to', message: 'Enter a last day that is not before the first' },
    ])
  })

  it('forget typed days when another period is chosen', () => {
    expect(filterOf({ ...none, from: '1/8/2026', to: '31/10/2026' }).filter).toEqual({})
  })
})
