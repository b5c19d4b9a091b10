import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayInWords,
  daysBetween,
  londonClock,
  londonDate,
  londonInstant,
  londonMidnight,
} from './calendar.ts'

describe('the date in London', () => {
  it.each`
    because                                   | instant                        | day
    ${'winter time is UTC'}                   | ${'2026-11-24T23:59:59.999Z'}  | ${'2026-11-24'}
    ${'summer time is an hour ahead'}         | ${'2026-06-30T23:30:00Z'}      | ${'2026-07-01'}
    ${'the last summer minute of 24 October'} | ${'2026-10-24T22:59:59Z'}      | ${'2026-10-24'}
    ${'the 25-hour day begins at 23:00 UTC'}  | ${'2026-10-24T23:00:00Z'}      | ${'2026-10-25'}
    ${'the 25-hour day ends at midnight UTC'} | ${'2026-10-25T23:59:59Z'}      | ${'2026-10-25'}
    ${'the 23-hour day begins at 00:00 UTC'}  | ${'2027-03-28T00:00:00Z'}      | ${'2027-03-28'}
    ${'the 23-hour day ends at 23:00 UTC'}    | ${'2027-03-28T22:59:59Z'}      | ${'2027-03-28'}
    ${'the day after begins at 23:00 UTC'}    | ${'2027-03-28T23:00:00Z'}      | ${'2027-03-29'}
    ${'an instant may carry an offset'}       | ${'2026-11-25T01:30:00+02:00'} | ${'2026-11-24'}
    ${'a leap day is a day'}                  | ${'2028-02-29T12:00:00Z'}      | ${'2028-02-29'}
  `('is $day at $instant: $because', ({ instant, day }) => {
    expect(londonDate(instant)).toBe(day)
  })

  it.each([
    '2026-11-24',
    '2026-11-24T19:10:00',
    '2026-11-24 19:10:00Z',
    '24/11/2026',
    '2026-13-01T00:00:00Z',
    '',
  ])('refuses %j, which names no instant on every machine', (instant) => {
    expect(() => londonDate(instant)).toThrow(RangeError)
  })
})

describe('midnight in London', () => {
  it.each`
    day             | instant
    ${'2026-11-24'} | ${'2026-11-24T00:00:00.000Z'}
    ${'2026-07-01'} | ${'2026-06-30T23:00:00.000Z'}
    ${'2026-10-25'} | ${'2026-10-24T23:00:00.000Z'}
    ${'2026-10-26'} | ${'2026-10-26T00:00:00.000Z'}
    ${'2027-03-28'} | ${'2027-03-28T00:00:00.000Z'}
    ${'2027-03-29'} | ${'2027-03-28T23:00:00.000Z'}
    ${'2028-02-29'} | ${'2028-02-29T00:00:00.000Z'}
    ${'1970-06-01'} | ${'1970-05-31T23:00:00.000Z'}
    ${'1970-12-01'} | ${'1970-11-30T23:00:00.000Z'}
  `('of $day is $instant', ({ day, instant }) => {
    expect(londonMidnight(day)).toBe(instant)
  })

  it('is on its own day, and the moment before on the day before, for every day of forty years', () => {
    for (let day = '2000-01-01'; day < '2040-01-01'; day = addDays(day, 1)) {
      const midnight = londonMidnight(day)
      expect(londonDate(midnight)).toBe(day)
      expect(londonDate(new Date(Date.parse(midnight) - 1).toISOString())).toBe(addDays(day, -1))
    }
  })
})

describe('a clock time in London', () => {
  it.each`
    because                           | clock                 | instant                       | back
    ${'winter time is UTC'}           | ${'2026-11-24T19:10'} | ${'2026-11-24T19:10:00.000Z'} | ${'2026-11-24T19:10'}
    ${'summer time is an hour ahead'} | ${'2026-07-01T00:30'} | ${'2026-06-30T23:30:00.000Z'} | ${'2026-07-01T00:30'}
    ${'the first of two'}             | ${'2026-10-25T01:30'} | ${'2026-10-25T00:30:00.000Z'} | ${'2026-10-25T01:30'}
    ${'after the hour that repeats'}  | ${'2026-10-25T02:00'} | ${'2026-10-25T02:00:00.000Z'} | ${'2026-10-25T02:00'}
    ${'skipped, so an hour later'}    | ${'2027-03-28T01:30'} | ${'2027-03-28T01:30:00.000Z'} | ${'2027-03-28T02:30'}
    ${'after the hour left out'}      | ${'2027-03-28T02:00'} | ${'2027-03-28T01:00:00.000Z'} | ${'2027-03-28T02:00'}
    ${'a leap day'}                   | ${'2028-02-29T23:59'} | ${'2028-02-29T23:59:00.000Z'} | ${'2028-02-29T23:59'}
  `('$clock is $instant: $because', ({ clock, instant, back }) => {
    expect(londonInstant(clock)).toBe(instant)
    expect(londonClock(instant)).toBe(back)
  })

  it.each(['2026-11-24T24:00', '2026-02-30T10:00', '2026-11-24 19:10', ''])('refuses %j', (clock) => {
    expect(() => londonInstant(clock)).toThrow(RangeError)
  })
})

describe('counting days', () => {
  it.each`
    from            | days    | to
    ${'2026-10-24'} | ${2}    | ${'2026-10-26'}
    ${'2027-03-27'} | ${2}    | ${'2027-03-29'}
    ${'2028-02-28'} | ${1}    | ${'2028-02-29'}
    ${'2028-02-28'} | ${2}    | ${'2028-03-01'}
    ${'2027-02-28'} | ${1}    | ${'2027-03-01'}
    ${'2026-12-31'} | ${1}    | ${'2027-01-01'}
    ${'2027-01-01'} | ${-1}   | ${'2026-12-31'}
    ${'2026-11-23'} | ${0}    | ${'2026-11-23'}
    ${'2026-02-28'} | ${3653} | ${'2036-02-29'}
  `('$days days from $from lead to $to, and back', ({ from, days, to }) => {
    expect(addDays(from, days)).toBe(to)
    expect(daysBetween(from, to)).toBe(days)
  })

  it.each(['2026-02-30', '2027-02-29', '2026-1-01', '2026-11-24T00:00:00Z', ''])(
    'refuses the day %j',
    (day) => {
      expect(() => addDays(day, 1)).toThrow(RangeError)
      expect(() => londonMidnight(day)).toThrow(RangeError)
    },
  )
})

describe('a day in words', () => {
  it.each`
    day             | words
    ${'2026-11-24'} | ${'Tuesday 24 November 2026'}
    ${'2028-02-29'} | ${'Tuesday 29 February 2028'}
    ${'2027-01-03'} | ${'Sunday 3 January 2027'}
  `('$day is $words', ({ day, words }) => {
    expect(dayInWords(day)).toBe(words)
  })
})
