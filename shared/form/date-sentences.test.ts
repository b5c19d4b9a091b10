import { describe, expect, it } from 'vitest'
import { daySentence, momentSentence } from './date-sentences.ts'

const DAY = 'for example 16/10/2026'
const MOMENT = 'for example 16/10/2026 10:20'

describe('what is said of a day that cannot be read', () => {
  it.each`
    typed           | said
    ${'27 3'}       | ${`Add the year, ${DAY}`}
    ${'27/3'}       | ${`Add the year, ${DAY}`}
    ${'27/3/'}      | ${`Add the year, ${DAY}`}
    ${'27 3//'}     | ${`Add the year, ${DAY}`}
    ${'4th July'}   | ${`Add the year, ${DAY}`}
    ${'3//'}        | ${`Add the month and the year, ${DAY}`}
    ${'/3/2026'}    | ${`Add the day, ${DAY}`}
    ${'March 2026'} | ${`Add the day, ${DAY}`}
    ${'27//2026'}   | ${`Add the month, ${DAY}`}
    ${'2026'}       | ${`Add the day and the month, ${DAY}`}
    ${'3/10/126'}   | ${`Enter the year in full, ${DAY}`}
    ${'29/2/2026'}  | ${'Enter a date that exists'}
    ${'2026-02-30'} | ${'Enter a date that exists'}
    ${'31 apr 26'}  | ${'Enter a date that exists'}
    ${'soon'}       | ${`Enter a date, ${DAY}`}
    ${''}           | ${`Enter a date, ${DAY}`}
    ${20261016}     | ${`Enter a date, ${DAY}`}
  `('$typed: $said', ({ typed, said }) => {
    expect(daySentence(typed)).toBe(said)
  })
})

describe('what is said of a day and a time that cannot be read', () => {
  it.each`
    typed                 | said
    ${' 14:02'}           | ${`Add the date, ${MOMENT}`}
    ${'1402hrs'}          | ${`Add the date, ${MOMENT}`}
    ${'2.30 pm'}          | ${`Add the date, ${MOMENT}`}
    ${'1402'}             | ${`Add the date, ${MOMENT}`}
    ${'27/3/ 14:02'}      | ${`Add the year, ${MOMENT}`}
    ${'27 3 14:02'}       | ${`Add the year, ${MOMENT}`}
    ${'27 March 1402'}    | ${`Add the year, ${MOMENT}`}
    ${'27/3/ '}           | ${`Add the year and the time, ${MOMENT}`}
    ${'27/03/2026 '}      | ${`Add the time, ${MOMENT}`}
    ${'2026-03-27'}       | ${`Add the time, ${MOMENT}`}
    ${'27// '}            | ${`Add the month, the year and the time, ${MOMENT}`}
    ${'27/03/2026 25:00'} | ${'Enter a time that exists, for example 10:20'}
    ${'2026-03-27T25:00'} | ${'Enter a time that exists, for example 10:20'}
    ${'31/02/2026 10:20'} | ${'Enter a date that exists'}
    ${'before noon'}      | ${`Enter a date and a time, ${MOMENT}`}
    ${''}                 | ${`Enter a date and a time, ${MOMENT}`}
  `('$typed: $said', ({ typed, said }) => {
    expect(momentSentence(typed)).toBe(said)
  })
})
