import { describe, expect, it } from 'vitest'
import { marram, reached, undecided, withStep } from './example-rows.ts'
import { FIGURE_IDS } from './figure-ids.ts'
import { figureWords } from './figure-words.ts'
import { ladderOf } from './ladder.ts'
import type { OperationMoments } from './moments.ts'
import { dueWords, percentWords, rateWords, rungMarks, rungsLabel, rungsSentence } from './words.ts'

const early = '2026-10-18T12:00:00.000Z'
const lateDebrief = (row: OperationMoments) =>
  withStep(row, 'debriefed', { moment: '2026-11-16T09:00:00.000Z', recordedAt: '2026-11-16T09:00:00.000Z' })
const lateSignature = (row: OperationMoments) =>
  withStep(row, 'gold_signed', { moment: '2026-12-07T09:00:00.000Z', recordedAt: '2026-12-07T09:00:00.000Z' })
const afterwards = '2026-12-10T12:00:00.000Z'
const dueLater = (row: OperationMoments) =>
  withStep(row, 'form_prepared', { deadline: '2026-12-20T00:00:00.000Z' })

describe('the small ladder', () => {
  it.each<[OperationMoments, string, string, string, string]>([
    [undecided, early, '1 of 6 rungs reached: registered', 'Registered', 'done here todo todo todo todo'],
    [
      undecided,
      afterwards,
      '1 of 6 rungs reached: registered, the next is overdue',
      'Registered',
      'done over todo todo todo todo',
    ],
    [
      dueLater(reached('debriefed')),
      afterwards,
      '3 of 6 rungs reached: debriefed',
      'Debriefed',
      'done done done here todo todo',
    ],
    [
      dueLater(lateDebrief(reached('debriefed'))),
      afterwards,
      '3 of 6 rungs reached: debriefed, one of them late',
      'Debriefed, late',
      'done done late here todo todo',
    ],
    [
      lateSignature(lateDebrief(reached('submitted'))),
      afterwards,
      '6 of 6 rungs reached: submitted, two of them late',
      'Submitted',
      'done done late done late done',
    ],
    [
      { ...marram, pause: { from: early, reviewOn: '2026-12-31' } },
      afterwards,
      '2 of 6 rungs reached: considered, the next is paused',
      'Considered',
      'done done here todo todo todo',
    ],
    [
      { ...marram, tierInEffect: 0 },
      afterwards,
      '2 of 6 rungs reached: considered',
      'Considered',
      'done done todo todo todo todo',
    ],
  ])('of case %# reads as the screens do', (row, at, sentence, label, marks) => {
    const ladder = ladderOf(row, at)
    expect(rungsSentence(ladder)).toBe(sentence)
    expect(rungsLabel(ladder)).toBe(label)
    expect(rungMarks(ladder).join(' ')).toBe(marks)
  })
})

describe('a due date', () => {
  const at = '2026-11-24T06:00:00.000Z'

  it.each([
    ['2026-11-28T00:00:00.000Z', '2026-11-27', 'in 3 days'],
    ['2026-11-26T00:00:00.000Z', '2026-11-25', 'tomorrow'],
    ['2026-11-25T00:00:00.000Z', '2026-11-24', 'today'],
    ['2026-11-24T00:00:00.000Z', '2026-11-23', '1 day overdue'],
    ['2026-11-14T00:00:00.000Z', '2026-11-13', '11 days overdue'],
    ['2026-10-20T23:00:00.000Z', '2026-10-20', '35 days overdue'],
  ])('of %s is the end of %s, %s', (deadline, lastDay, distance) => {
    expect(dueWords(deadline, at)).toEqual({ lastDay, distance })
  })
})

describe('a rate', () => {
  it('shows its numbers, and "none" where there is nothing to count', () => {
    expect(rateWords({ count: 33, base: 38 })).toBe('33 of 38')
    expect(percentWords({ percent: 87 })).toBe('87%')
    expect(rateWords({ count: 0, base: 0 })).toBe('none')
    expect(percentWords({ percent: null })).toBe('none')
  })
})

describe('the heading of a list', () => {
  it('is there for every figure, and its own', () => {
    expect(Object.keys(figureWords).sort()).toEqual([...FIGURE_IDS].sort())
  })

  it.each([
    ['considered_done_in_time', 'Considered: done in time'],
    ['gold_signed_of_below', 'Gold signed, of those form prepared'],
    ['impact_review_1_overdue', 'First community impact review: overdue'],
    ['removed', 'Removed with a reason'],
  ] as const)('of %s is "%s"', (figure, words) => {
    expect(figureWords[figure]).toBe(words)
  })
})
