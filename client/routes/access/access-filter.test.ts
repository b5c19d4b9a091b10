import { expect, it } from 'vitest'
import { filterFrom, firstDayOf, periodOf, searchOf } from './access-filter.ts'

const ID = '0d6c7b1e-3a54-4f0e-9d43-9f3f5a8f8a10'

it('reads ids and days from an address, and leaves out what is neither', () => {
  const params = new URLSearchParams(`person=${ID}&review=nobody&from=2026-11-01&search=Larch`)
  expect(filterFrom(params)).toEqual({ person: ID, from: '2026-11-01' })
  expect(searchOf({ person: ID, from: '2026-11-01' })).toBe(`?person=${ID}&from=2026-11-01`)
  expect(searchOf({})).toBe('')
})

it('counts today among the days of a period', () => {
  expect(firstDayOf('1', '2026-11-22')).toBe('2026-11-22')
  expect(firstDayOf('7', '2026-11-22')).toBe('2026-11-16')
  expect(firstDayOf('', '2026-11-22')).toBeUndefined()
  expect(periodOf('2026-11-16', '2026-11-22')).toBe('7')
  expect(periodOf('2026-01-01', '2026-11-22')).toBe('')
  expect(periodOf(undefined, '2026-11-22')).toBe('')
})
