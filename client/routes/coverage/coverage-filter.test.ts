import { describe, expect, it } from 'vitest'
import { filterFrom, searchOf } from './coverage-filter.ts'

describe('the filter in an address', () => {
  it('is read and written alike', () => {
    const search = '?force=hampshire&from=2026-08-01&to=2026-10-31&tier=2&eventType=static-protest'
    const filter = {
      force: 'hampshire',
      from: '2026-08-01',
      to: '2026-10-31',
      tier: '2',
      eventType: 'static-protest',
    } as const
    expect(filterFrom(new URLSearchParams(search))).toEqual(filter)
    expect(searchOf(filter)).toBe(search)
    expect(searchOf({})).toBe('')
  })

  it('names the figure of a list first', () => {
    expect(searchOf({ tier: '1' }, 'debriefed_overdue')).toBe('?figure=debriefed_overdue&tier=1')
  })

  it.each([
    '?tier=9',
    '?from=yesterday',
    '?eventType=party',
    '?from=2026-11-01&to=2026-10-01',
    '?colour=red',
  ])('ignores %s', (search) => {
    expect(filterFrom(new URLSearchParams(search))).toEqual({})
  })
})
