import { describe, expect, it } from 'vitest'
import { faultOfPart, type PartSituation } from './long-running.ts'
import { currentRule } from './registry.ts'

const rule = currentRule()
const second: PartSituation = {
  kind: 'period',
  firstStands: true,
  periods: 1,
  closingRegistered: false,
  days: 28,
}

describe('a further part of a long-running protest', () => {
  it.each<[string, Partial<PartSituation>, string | null]>([
    ['a second review period of 28 days', {}, null],
    ['one whose end is not known', { days: null }, null],
    ['one of 29 days', { days: 29 }, 'A review period has at most 28 days'],
    ['a closing review of two periods, however long', { kind: 'closing', periods: 2, days: 56 }, null],
    ['a closing review of one', { kind: 'closing' }, 'One review period needs no closing review'],
    [
      'anything after the closing review',
      { closingRegistered: true },
      'The closing review is registered already, so nothing follows it',
    ],
    ['a part of nothing', { firstStands: false }, 'Choose the operation of the first review period'],
  ])('%s', (_what, change, message) => {
    expect(faultOfPart(rule, { ...second, ...change })?.message ?? null).toBe(message)
  })
})
