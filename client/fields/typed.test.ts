import { describe, expect, it } from 'vitest'
import { readDateLine, readParts, writeDateLine, writeParts } from './typed-date.ts'
import {
  readMomentLine,
  readMomentParts,
  readTime,
  writeMomentLine,
  writeMomentParts,
} from './typed-moment.ts'
import { readNumber, writeMoney, writeNumber } from './typed-number.ts'

describe('a number as people type it', () => {
  it.each`
    typed         | value
    ${''}         | ${null}
    ${'  '}       | ${null}
    ${'6,200'}    | ${6200}
    ${' 3 '}      | ${3}
    ${'£1,200.5'} | ${1200.5}
    ${'-2'}       | ${-2}
    ${'about 20'} | ${'about 20'}
    ${'1e3'}      | ${'1e3'}
    ${'1.'}       | ${'1.'}
  `('$typed is $value', ({ typed, value }) => {
    expect(readNumber(typed)).toBe(value)
  })

  it('is shown with its thousands apart', () => {
    expect(writeNumber(6200)).toBe('6,200')
    expect(writeNumber(0.5)).toBe('0.5')
    expect(writeNumber('about 20')).toBe('about 20')
    expect(writeNumber(null)).toBe('')
  })

  it('writes pence with both digits, and whole pounds without', () => {
    expect(writeMoney(8396.5)).toBe('8,396.50')
    expect(readNumber(writeMoney(8396.5))).toBe(8396.5)
    expect(writeMoney(310000)).toBe('310,000')
    expect(writeMoney('about £20')).toBe('about £20')
  })
})

describe('a date in three parts', () => {
  it.each`
    day              | month      | year      | value
    ${'22'}          | ${'10'}    | ${'2026'} | ${'2026-10-22'}
    ${'5'}           | ${'March'} | ${'26'}   | ${'2026-03-05'}
    ${'5'}           | ${'sep.'}  | ${'2026'} | ${'2026-09-05'}
    ${'29'}          | ${'2'}     | ${'2024'} | ${'2024-02-29'}
    ${'29'}          | ${'2'}     | ${'2026'} | ${'29/2/2026'}
    ${'31'}          | ${'13'}    | ${'2026'} | ${'31/13/2026'}
    ${'3'}           | ${'ju'}    | ${'2026'} | ${'3/ju/2026'}
    ${'3'}           | ${''}      | ${''}     | ${'3//'}
    ${''}            | ${' '}     | ${''}     | ${null}
    ${'3'}           | ${'10'}    | ${'126'}  | ${'3/10/126'}
    ${'4th'}         | ${'July'}  | ${'26'}   | ${'2026-07-04'}
    ${'4.7.26'}      | ${''}      | ${''}     | ${'2026-07-04'}
    ${'4 july 2026'} | ${''}      | ${''}     | ${'2026-07-04'}
    ${'4 july'}      | ${''}      | ${''}     | ${'4 july//'}
  `('$day $month $year is $value', ({ day, month, year, value }) => {
    expect(readParts({ day, month, year })).toBe(value)
  })

  it('is shown again as it was typed while it is no day', () => {
    expect(writeParts('29/2/2026')).toEqual({ day: '29', month: '2', year: '2026' })
    expect(writeParts('2026-03-05')).toEqual({ day: '5', month: '3', year: '2026' })
  })
})

describe('a date on one line', () => {
  it.each`
    typed                  | value
    ${'16/10/2026'}        | ${'2026-10-16'}
    ${'16 Oct 26'}         | ${'2026-10-16'}
    ${'16th October 2026'} | ${'2026-10-16'}
    ${'16.10.2026'}        | ${'2026-10-16'}
    ${'2026-10-16'}        | ${'2026-10-16'}
    ${'16/10'}             | ${'16/10'}
    ${'next week'}         | ${'next week'}
    ${''}                  | ${null}
  `('$typed is $value', ({ typed, value }) => {
    expect(readDateLine(typed)).toBe(value)
  })

  it('is shown the British way round', () => {
    expect(writeDateLine('2026-10-16')).toBe('16/10/2026')
  })
})

describe('a time of day', () => {
  it.each`
    typed        | value
    ${'14:02'}   | ${'14:02'}
    ${'1402'}    | ${'14:02'}
    ${'9.30'}    | ${'09:30'}
    ${'2.30 pm'} | ${'14:30'}
    ${'9am'}     | ${'09:00'}
    ${'12am'}    | ${'00:00'}
    ${'12pm'}    | ${'12:00'}
    ${'14pm'}    | ${undefined}
    ${'24:00'}   | ${undefined}
    ${'10:60'}   | ${undefined}
    ${'14'}      | ${undefined}
    ${'0930hrs'} | ${'09:30'}
    ${'9hrs'}    | ${undefined}
    ${'noon'}    | ${undefined}
  `('$typed is $value', ({ typed, value }) => {
    expect(readTime(typed)).toBe(value)
  })
})

describe('a moment', () => {
  it.each`
    typed                     | value
    ${'16/10/2026 10:20'}     | ${'2026-10-16T10:20'}
    ${'16 Oct 2026, 9am'}     | ${'2026-10-16T09:00'}
    ${'16 October 2026 9 am'} | ${'2026-10-16T09:00'}
    ${'16/10/2026 1020'}      | ${'2026-10-16T10:20'}
    ${'4/7/26 2.30pm'}        | ${'2026-07-04T14:30'}
    ${'4 july 2026 1430'}     | ${'2026-07-04T14:30'}
    ${'14-10-26 0930hrs'}     | ${'2026-10-14T09:30'}
    ${'14/10/26 at 0930 hrs'} | ${'2026-10-14T09:30'}
    ${'0930hrs on 14/10/26'}  | ${'2026-10-14T09:30'}
    ${'2.30 pm, 4 July 2026'} | ${'2026-07-04T14:30'}
    ${'14/10 0930'}           | ${'14/10 0930'}
    ${'1430'}                 | ${'1430'}
    ${'16/10/2026'}           | ${'16/10/2026'}
    ${'10:20'}                | ${'10:20'}
    ${''}                     | ${null}
  `('$typed is $value', ({ typed, value }) => {
    expect(readMomentLine(typed)).toBe(value)
  })

  it('is shown on one line', () => {
    expect(writeMomentLine('2026-10-16T10:20')).toBe('16/10/2026 10:20')
  })

  it('is read from four inputs and shown in them again', () => {
    const parts = { day: '16', month: '10', year: '2026', time: '1020' }
    expect(readMomentParts(parts)).toBe('2026-10-16T10:20')
    expect(writeMomentParts('2026-10-16T10:20')).toEqual({
      day: '16',
      month: '10',
      year: '2026',
      time: '10:20',
    })
  })

  it('keeps what was typed while a part is missing', () => {
    const parts = { day: '16', month: '10', year: '2026', time: '' }
    const kept = readMomentParts(parts)
    expect(kept).toBe('16/10/2026 ')
    expect(writeMomentParts(kept)).toEqual({ day: '16', month: '10', year: '2026', time: '' })
    const timeOnly = { day: '', month: '', year: '', time: '10:20' }
    expect(writeMomentParts(readMomentParts(timeOnly))).toEqual(timeOnly)
  })
})
