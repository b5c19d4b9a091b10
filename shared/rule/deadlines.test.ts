import { describe, expect, it } from 'vitest'
import {
  deadlineSentence,
  deadlinesFor,
  ladderDeadlines,
  pauseReviewBy,
  provisionalUntil,
  urgentLearningDeadline,
} from './deadlines.ts'
import { currentRule } from './registry.ts'
import type { Tier } from './rule.ts'

const rule = currentRule()
const lastDays = (tier: Tier, standDownAt: string) =>
  deadlinesFor(rule, tier, standDownAt).map(({ step, days, lastDay }) => `${step} ${days} ${lastDay}`)

describe('the deadlines of each tier', () => {
  const standDown = '2026-11-23T19:10:00Z'

  it('tier 0 has the decision alone', () => {
    expect(lastDays(0, standDown)).toEqual(['decision 3 2026-11-26'])
  })

  it('tier 1', () => {
    expect(lastDays(1, standDown)).toEqual([
      'hot_debrief 1 2026-11-24',
      'decision 3 2026-11-26',
      'post_event_assessment 7 2026-11-30',
      'form 7 2026-11-30',
      'sign_off 14 2026-12-07',
      'submission 21 2026-12-14',
    ])
  })

  it('tier 2', () => {
    expect(lastDays(2, standDown)).toEqual([
      'hot_debrief 1 2026-11-24',
      'decision 3 2026-11-26',
      'post_event_assessment 7 2026-11-30',
      'debrief 28 2026-12-21',
      'impact_review_1 28 2026-12-21',
      'form 42 2027-01-04',
      'sign_off 49 2027-01-11',
      'submission 56 2027-01-18',
    ])
  })

  it('tier 3', () => {
    expect(lastDays(3, standDown)).toEqual([
      'hot_debrief 1 2026-11-24',
      'decision 3 2026-11-26',
      'urgent_learning 7 2026-11-30',
      'post_event_assessment 7 2026-11-30',
      'single_agency_debrief 28 2026-12-21',
      'impact_review_1 28 2026-12-21',
      'debrief 42 2027-01-04',
      'form 63 2027-01-25',
      'sign_off 70 2027-02-01',
      'submission 77 2027-02-08',
      'impact_review_2 90 2027-02-21',
    ])
  })
})

describe('a deadline is the end of its last day in London', () => {
  it.each`
    because                                       | standDownAt                   | lastDay         | endsAt
    ${'an ordinary winter day'}                   | ${'2026-11-23T19:10:00Z'}     | ${'2026-11-24'} | ${'2026-11-25T00:00:00.000Z'}
    ${'an ordinary summer day'}                   | ${'2026-06-10T19:10:00Z'}     | ${'2026-06-11'} | ${'2026-06-11T23:00:00.000Z'}
    ${'just before midnight in summer'}           | ${'2026-06-10T22:59:59.999Z'} | ${'2026-06-11'} | ${'2026-06-11T23:00:00.000Z'}
    ${'just after midnight in summer'}            | ${'2026-06-10T23:00:00Z'}     | ${'2026-06-12'} | ${'2026-06-12T23:00:00.000Z'}
    ${'the last day is the 25-hour day'}          | ${'2026-10-24T12:00:00Z'}     | ${'2026-10-25'} | ${'2026-10-26T00:00:00.000Z'}
    ${'the last day is the one before it'}        | ${'2026-10-23T12:00:00Z'}     | ${'2026-10-24'} | ${'2026-10-24T23:00:00.000Z'}
    ${'stood down in the hour that comes twice'}  | ${'2026-10-25T01:30:00Z'}     | ${'2026-10-26'} | ${'2026-10-27T00:00:00.000Z'}
    ${'the last day is the 23-hour day'}          | ${'2027-03-27T12:00:00Z'}     | ${'2027-03-28'} | ${'2027-03-28T23:00:00.000Z'}
    ${'the last day is the one before it'}        | ${'2027-03-26T12:00:00Z'}     | ${'2027-03-27'} | ${'2027-03-28T00:00:00.000Z'}
    ${'stood down at the end of the 23-hour day'} | ${'2027-03-28T22:59:59Z'}     | ${'2027-03-29'} | ${'2027-03-29T23:00:00.000Z'}
    ${'the last day is a leap day'}               | ${'2028-02-28T12:00:00Z'}     | ${'2028-02-29'} | ${'2028-03-01T00:00:00.000Z'}
    ${'stood down on a leap day'}                 | ${'2028-02-29T23:59:00Z'}     | ${'2028-03-01'} | ${'2028-03-02T00:00:00.000Z'}
  `('1 day after $standDownAt ends at $endsAt: $because', ({ standDownAt, lastDay, endsAt }) => {
    expect(deadlinesFor(rule, 1, standDownAt)[0]).toEqual({ step: 'hot_debrief', days: 1, lastDay, endsAt })
  })

  it.each`
    standDownAt               | tier | submission
    ${'2026-10-01T15:00:00Z'} | ${2} | ${'2026-11-27T00:00:00.000Z'}
    ${'2027-03-01T15:00:00Z'} | ${2} | ${'2027-04-26T23:00:00.000Z'}
    ${'2028-02-15T15:00:00Z'} | ${1} | ${'2028-03-08T00:00:00.000Z'}
    ${'2027-01-10T15:00:00Z'} | ${3} | ${'2027-03-28T23:00:00.000Z'}
    ${'2026-08-09T15:00:00Z'} | ${3} | ${'2026-10-26T00:00:00.000Z'}
  `('the way from $standDownAt to the submission at tier $tier may cross a change of the clocks', (row) => {
    expect(ladderDeadlines(rule, row.tier, row.standDownAt).submitted?.endsAt).toBe(row.submission)
  })

  it('refuses a stand-down that names no instant', () => {
    expect(() => deadlinesFor(rule, 1, '2026-11-23 19:10')).toThrow(RangeError)
  })
})

describe('the rungs of the ladder', () => {
  it.each`
    tier | considered | debriefed | form_prepared | gold_signed | submitted
    ${0} | ${3}       | ${null}   | ${null}       | ${null}     | ${null}
    ${1} | ${3}       | ${1}      | ${7}          | ${14}       | ${21}
    ${2} | ${3}       | ${28}     | ${42}         | ${49}       | ${56}
    ${3} | ${3}       | ${42}     | ${63}         | ${70}       | ${77}
  `('of tier $tier', ({ tier, ...expected }) => {
    const rungs = Object.entries(ladderDeadlines(rule, tier, '2026-11-23T19:10:00Z'))
    expect(Object.fromEntries(rungs.map(([rung, deadline]) => [rung, deadline?.days ?? null]))).toEqual(
      expected,
    )
  })

  it('take the hot debrief at tier 1 and the debrief of the tier above it', () => {
    const steps = ([1, 2, 3] as const).map(
      (tier) => ladderDeadlines(rule, tier, '2026-11-23T19:10:00Z').debriefed?.step,
    )
    expect(steps).toEqual(['hot_debrief', 'debrief', 'debrief'])
  })
})

describe('other days that are counted', () => {
  it('urgent learning is owed within 7 days at any tier', () => {
    expect(urgentLearningDeadline(rule, '2026-10-20T12:00:00Z')).toEqual({
      step: 'urgent_learning',
      days: 7,
      lastDay: '2026-10-27',
      endsAt: '2026-10-28T00:00:00.000Z',
    })
  })

  it('a result is provisional for 14 days, and a pause is looked at within 28', () => {
    expect(provisionalUntil(rule, '2026-11-23T19:10:00Z')).toBe('2026-12-07')
    expect(pauseReviewBy(rule, '2027-03-10')).toBe('2027-04-07')
  })

  it('a deadline reads as the end of a day', () => {
    const [hot] = deadlinesFor(rule, 1, '2026-11-23T19:10:00Z')
    expect(hot && deadlineSentence(hot)).toBe('Hot debrief: by the end of Tuesday 24 November 2026.')
  })
})
