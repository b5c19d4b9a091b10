import { describe, expect, it } from 'vitest'
import { currentRule } from './registry.ts'
import type { Tier } from './rule.ts'
import { consolidatedReviewOf } from './series.ts'

const rule = currentRule()
const weekly = (many: number, tier: Tier = 1) =>
  Array.from({ length: many }, (_, week) => ({
    day: `2026-0${week < 4 ? 1 : 2}-${10 + (week % 4) * 5}`,
    tier,
  }))

describe('the consolidated review of a series', () => {
  it('is owed by none that lowered nothing', () => {
    expect(consolidatedReviewOf(rule, [], null, '2026-12-01')).toBeNull()
  })

  it('is due with the eighth operation that was lowered', () => {
    expect(consolidatedReviewOf(rule, weekly(7), null, '2026-02-28')).toEqual({
      operations: 7,
      countedFrom: '2026-01-10',
      dueBy: '2026-04-10',
      due: false,
      tier: 2,
    })
    expect(consolidatedReviewOf(rule, weekly(8), null, '2026-02-28')?.due).toBe(true)
  })

  it('is due 90 days after the first of them', () => {
    expect(consolidatedReviewOf(rule, weekly(1), null, '2026-04-09')?.due).toBe(false)
    expect(consolidatedReviewOf(rule, weekly(1), null, '2026-04-10')?.due).toBe(true)
  })

  it('begins again after the one that was held', () => {
    expect(consolidatedReviewOf(rule, weekly(8), '2026-02-10', '2026-06-01')).toMatchObject({
      operations: 3,
      countedFrom: '2026-02-15',
    })
    expect(consolidatedReviewOf(rule, weekly(8), '2026-02-25', '2026-06-01')).toBeNull()
  })

  it('is one tier above the highest that operations were lowered to', () => {
    const lowered = [...weekly(2), { day: '2026-03-01', tier: 2 as const }]
    expect(consolidatedReviewOf(rule, lowered, null, '2026-03-02')?.tier).toBe(3)
  })
})
