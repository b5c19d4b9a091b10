import { describe, expect, it } from 'vitest'
import { daysElapsed, daysElapsedWords } from './days-elapsed.ts'
import { done, marram } from './example-rows.ts'

const at = '2026-10-29T12:00:00.000Z'

describe('days since stand-down', () => {
  it('are local dates subtracted, with the paused ones beside them and never taken off', () => {
    const pause = { from: '2026-10-26T09:00:00.000Z', reviewOn: '2026-11-20' }
    expect(daysElapsed(marram, at)).toEqual({ days: 12, paused: 0 })
    expect(daysElapsed({ ...marram, pause, pausedDaysEnded: 2 }, at)).toEqual({ days: 12, paused: 5 })
  })

  it('end with the first sending', () => {
    const submitted = done(marram.rungs.submitted, '2026-10-24T09:00:00.000Z')
    expect(daysElapsed({ ...marram, rungs: { ...marram.rungs, submitted } }, at)?.days).toBe(7)
  })

  it('are unknown while no stand-down is recorded', () => {
    expect(daysElapsed({ ...marram, standDownAt: null, standDownRecordedAt: null }, at)).toBeNull()
    expect(daysElapsed(marram, '2026-10-17T19:59:00.000Z')).toBeNull()
  })

  it('read as a sentence', () => {
    expect(daysElapsedWords({ days: 1, paused: 0 })).toBe('1 day since stand-down, none of them paused')
    expect(daysElapsedWords({ days: 12, paused: 3 })).toBe('12 days since stand-down, 3 of them paused')
  })
})
