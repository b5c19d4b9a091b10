import { describe, expect, it } from 'vitest'
import { marram, undecided, unended, withStep } from './example-rows.ts'
import type { OperationMoments } from './moments.ts'
import { countingDayOf, partOf, standDownMissing } from './partition.ts'

const later = '2027-01-10T12:00:00.000Z'

describe('the part of the register', () => {
  const removed = { removedAt: '2026-10-19T09:00:00.000Z', removedAs: 'withdrawn' as const }

  it.each<[string, OperationMoments, string, string | null]>([
    ['before the registration', marram, '2026-10-17T19:59:59.999Z', null],
    ['at the registration', marram, '2026-10-17T20:00:00.000Z', 'awaiting_decision'],
    ['before the decision came into effect', marram, '2026-10-18T09:59:59.999Z', 'awaiting_decision'],
    ['when it did', marram, '2026-10-18T10:00:00.000Z', 'required'],
    ['at tier 0', { ...marram, tierInEffect: 0 }, later, 'not_required'],
    ['at tier 1', { ...marram, tierInEffect: 1 }, later, 'required'],
    ['at tier 3', { ...marram, tierInEffect: 3 }, later, 'required'],
    ['without a decision', undecided, later, 'awaiting_decision'],
    ['before it was removed', { ...marram, ...removed }, '2026-10-19T08:59:59.999Z', 'required'],
    ['when it was removed', { ...marram, ...removed }, '2026-10-19T09:00:00.000Z', 'removed'],
    ['removed without a decision', { ...undecided, ...removed }, later, 'removed'],
  ])('%s', (_, row, at, part) => {
    expect(partOf(row, at)).toBe(part)
  })
})

describe('the counting day', () => {
  it.each<[string, OperationMoments, string, string]>([
    ['is that of the stand-down', marram, later, '2026-10-17'],
    [
      'is the local date: half past midnight in summer is still the evening before in UTC',
      { ...marram, standDownAt: '2026-07-31T23:30:00.000Z', standDownRecordedAt: '2026-08-01T09:00:00.000Z' },
      later,
      '2026-08-01',
    ],
    [
      'is the planned end before a stand-down is recorded',
      { ...unended, plannedEndAt: '2026-10-19T15:00:00.000Z' },
      later,
      '2026-10-19',
    ],
    [
      'is the start without a planned end',
      { ...unended, plannedEndAt: null, startAt: '2026-10-16T22:30:00.000Z' },
      later,
      '2026-10-16',
    ],
    [
      'is the planned end at a time when the stand-down was not yet recorded',
      { ...marram, plannedEndAt: '2026-10-20T15:00:00.000Z' },
      '2026-10-17T19:00:00.000Z',
      '2026-10-20',
    ],
  ])('%s', (_, row, at, day) => {
    expect(countingDayOf(row, at)).toBe(day)
  })
})

describe('a stand-down', () => {
  it.each<[string, OperationMoments, string, boolean]>([
    ['is not missed before the third day after the planned end', unended, '2026-10-19T22:59:59.999Z', false],
    ['is missed from the third day on', unended, '2026-10-19T23:00:00.000Z', true],
    [
      'counts from the start without a planned end',
      { ...unended, plannedEndAt: null },
      '2026-10-19T23:00:00.000Z',
      true,
    ],
    ['is not missed once it is recorded', marram, later, false],
    [
      'was missed before it was recorded',
      { ...marram, standDownRecordedAt: '2026-11-01T09:00:00.000Z' },
      '2026-10-31T09:00:00.000Z',
      true,
    ],
    [
      'is missed without a decision, too',
      { ...undecided, standDownAt: null, standDownRecordedAt: null },
      later,
      true,
    ],
    [
      'is not missed of an operation that was removed',
      { ...unended, removedAt: '2026-10-18T09:00:00.000Z', removedAs: 'withdrawn' },
      later,
      false,
    ],
    ['is missed at tier 0, too', { ...withStep(unended, 'debriefed', {}), tierInEffect: 0 }, later, true],
  ])('%s', (_, row, at, missing) => {
    expect(standDownMissing(row, at)).toBe(missing)
  })
})
