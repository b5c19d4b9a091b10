import type { Json } from '#shared/form/answers.ts'

export type DateParts = { day: string; month: string; year: string }

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)
const DAY = /^\d{4}-\d{2}-\d{2}$/

function monthNumber(words: string): number {
  const typed = words.toLowerCase().replace(/\.$/, '')
  if (/^\d{1,2}$/.test(typed)) return Number(typed)
  return typed.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(typed)) + 1
}

function yearNumber(words: string): number {
  if (/^\d{2}$/.test(words)) return 2000 + Number(words)
  return /^\d{4}$/.test(words) ? Number(words) : 0
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0')

/** `YYYY-MM-DD` if the calendar has that day. */
function realDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` : undefined
}

/** Three inputs as a day; the month may be a name, the year two digits. What is no day stays as it was typed. */
export function readParts({ day, month, year }: DateParts): Json {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()]
  if (d === '' && m === '' && y === '') return null
  // The whole date in the first box: "4.7.26", "4 july 2026".
  if (m === '' && y === '') {
    const whole = readDateLine(d)
    if (typeof whole === 'string' && DAY.test(whole)) return whole
  }
  const bare = d.replace(/(st|nd|rd|th)$/i, '')
  const real = /^\d{1,2}$/.test(bare) ? realDay(yearNumber(y), monthNumber(m), Number(bare)) : undefined
  return real ?? `${d}/${m}/${y}`
}

export function writeParts(value: Json | undefined): DateParts {
  const words = typeof value === 'string' ? value : ''
  if (DAY.test(words)) {
    const [year = '', month = '', day = ''] = words.split('-')
    return { day: String(Number(day)), month: String(Number(month)), year }
  }
  const [day = '', month = '', year = ''] = words.split('/')
  return { day, month, year }
}

/** One line as a day: "16/10/2026", "16 Oct 26", "2026-10-16". What is no day stays as it was typed. */
export function readDateLine(typed: string): Json {
  const words = typed.trim()
  if (words === '' || DAY.test(words)) return words === '' ? null : words
  const parts = words.split(/[\s./,-]+/)
  if (parts.length !== 3) return words
  const [day = '', month = '', year = ''] = parts
  const read = readParts({ day, month, year })
  return typeof read === 'string' && DAY.test(read) ? read : words
}

/** "16/10/2026". */
export function writeDateLine(value: Json | undefined): string {
  const words = typeof value === 'string' ? value : ''
  return DAY.test(words) ? words.split('-').toReversed().join('/') : words
}
