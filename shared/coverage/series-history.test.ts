import { describe, expect, it } from 'vitest'
import { currentRule } from '#shared/rule/registry.ts'
import type { Tier } from '#shared/rule/rule.ts'
import { done, marram } from './example-rows.ts'
import type { OperationMoments } from './moments.ts'
import { seriesHistory } from './series-history.ts'

const at = '2026-12-01T12:00:00.000Z'
let next = 1
/** An earlier operation of the series, debriefed on that day at that tier. */
function debriefed(
  day: string,
  tierInEffect: Tier | null,
  change: Partial<OperationMoments> = {},
): OperationMoments {
  next += 1
  const rungs = { ...marram.rungs, debriefed: done(marram.rungs.debriefed, `${day}T10:00:00.000Z`) }
  return {
    ...marram,
    operationId: `7f0a9f7e-5e0c-4f3c-8f55-1b8c6d1f${String(next).padStart(4, '0')}`,
    countingDay: '2026-08-01',
    tierInEffect,
    rungs,
    ...change,
  }
}
const historyWith = (...members: OperationMoments[]) =>
  seriesHistory('series-1', marram, [marram, ...members], currentRule(), at).series

describe('what the rule is told of a series', () => {
  it('is nothing while no earlier operation was debriefed', () => {
    expect(historyWith()).toBeUndefined()
    expect(historyWith({ ...debriefed('2026-10-01', 2), rungs: marram.rungs })).toBeUndefined()
    expect(historyWith(debriefed('2026-10-01', 0))).toBeUndefined()
    expect(historyWith(debriefed('2026-10-01', null))).toBeUndefined()
  })

  it('is the tier of the last debrief and the days from it to the operation', () => {
    expect(historyWith(debriefed('2026-10-01', 2), debriefed('2026-10-07', 2))).toEqual({
      id: 'series-1',
      priorDebriefTier: 2,
      priorDebriefDaysAgo: 10,
    })
  })

  it('prefers the highest tier that the rule may look back at', () => {
    expect(historyWith(debriefed('2026-10-07', 1), debriefed('2026-08-22', 3))?.priorDebriefTier).toBe(3)
    expect(historyWith(debriefed('2026-10-07', 1), debriefed('2026-08-21', 3))?.priorDebriefTier).toBe(1)
  })

  it('leaves out later operations and those removed, and takes a debrief held since as of today', () => {
    expect(historyWith(debriefed('2026-10-07', 2, { countingDay: '2026-10-18' }))).toBeUndefined()
    expect(historyWith(debriefed('2026-10-07', 2, { removedAt: at, removedAs: 'withdrawn' }))).toBeUndefined()
    expect(historyWith(debriefed('2026-10-20', 2))?.priorDebriefDaysAgo).toBe(0)
  })
})
