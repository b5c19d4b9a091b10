import { describe, expect, it } from 'vitest'
import { debriefReaches } from './debrief-reaches.ts'
import { countedMoment } from './stated-times.ts'

describe('a stated time', () => {
  const held = '2026-10-20T17:30:00.000Z'

  it.each([
    ['on the day', '2026-10-20T18:00:00.000Z', held],
    ['in the last millisecond of the seventh day after, winter time', '2026-10-27T23:59:59.999Z', held],
    ['one millisecond later', '2026-10-28T00:00:00.000Z', '2026-10-28T00:00:00.000Z'],
    ['months later', '2027-01-05T09:00:00.000Z', '2027-01-05T09:00:00.000Z'],
  ])('recorded %s counts as %s', (_, recordedAt, moment) => {
    expect(countedMoment(held, recordedAt)).toBe(moment)
  })
})

describe('a debrief reaches a tier', () => {
  it.each([
    ['hot', [false, true, false, false]],
    ['structured', [false, true, true, false]],
    ['single_agency_structured', [false, true, true, false]],
    ['multi_agency_structured', [false, true, true, true]],
  ] as const)('%s: tiers 0 to 3 %o', (kind, expected) => {
    expect([0, 1, 2, 3].map((tier) => debriefReaches(kind, tier))).toEqual(expected)
  })
})
