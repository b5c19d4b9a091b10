/**
 * Days and midnights in Europe/London. A day is 'YYYY-MM-DD', an instant is ISO 8601 with Z or an offset.
 * All functions throw a RangeError on anything else: the callers' schemas have refused it before.
 */

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

const DAY_MS = 86_400_000
const LOCAL = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):([0-5]\d)$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
// Without a zone the engine would read the instant in the zone of the machine.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The date of an instant in Europe/London: '2026-06-30T23:30:00Z' is on '2026-07-01'. */
export function londonDate(instant: string): string {
  const at = momentOf(instant)
  const day = dayOf(at)
  const next = addDays(day, 1)
  if (at >= midnightOf(next)) return next
  return at >= midnightOf(day) ? day : addDays(day, -1)
}

/** The instant of 00:00 in Europe/London on that day: '2026-07-01' begins at '2026-06-30T23:00:00.000Z'. */
export function londonMidnight(day: string): string {
  return new Date(midnightOf(day)).toISOString()
}

/**
 * The instant of a clock time in Europe/London: '2026-07-01T09:00' is '2026-07-01T08:00:00.000Z'. In the hour
 * that happens twice in October it is the first one; in the hour that is skipped in March, one hour later by
 * the clock.
 */
export function londonInstant(local: string): string {
  const match = LOCAL.exec(local)
  if (!match) throw new RangeError('A clock time is written like 2026-11-24T19:10')
  const wall = startOf(local.slice(0, 10)) + (Number(match[1]) * 60 + Number(match[2])) * 60_000
  const before = wall - londonOffset(wall - DAY_MS)
  const after = wall - londonOffset(wall + DAY_MS)
  const first = Math.min(before, after)
  return new Date(first + londonOffset(first) === wall ? first : Math.max(before, after)).toISOString()
}

/** The clock time of an instant in Europe/London, to the minute: the inverse of `londonInstant`. */
export function londonClock(instant: string): string {
  const at = momentOf(instant)
  return new Date(at + londonOffset(at)).toISOString().slice(0, 16)
}

/** The day so many calendar days later (earlier when negative). */
export function addDays(day: string, days: number): string {
  return dayOf(startOf(day) + days * DAY_MS)
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (startOf(to) - startOf(from)) / DAY_MS
}

/** 'Tuesday 24 November 2026' */
export function dayInWords(day: string): string {
  const date = new Date(startOf(day))
  const month = MONTHS[date.getUTCMonth()]
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`
}

const midnights = new Map<string, number>()

// Asking Intl costs twenty times the rest of a deadline, and the days of a force's register are few.
function midnightOf(day: string): number {
  const known = midnights.get(day)
  if (known !== undefined) return known
  const wall = startOf(day)
  // The clocks change at 01:00 UTC, so 00:00 in London has the offset of 00:00 UTC.
  const midnight = wall - londonOffset(wall)
  if (midnights.size >= 10_000) midnights.clear()
  midnights.set(day, midnight)
  return midnight
}

function momentOf(instant: string): number {
  const at = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(at)) throw new RangeError('An instant is written like 2026-11-24T19:10:00Z')
  return at
}

function startOf(day: string): number {
  const at = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  // Some engines read 30 February as 2 March.
  if (Number.isNaN(at) || dayOf(at) !== day) throw new RangeError('A day is written like 2026-11-24')
  return at
}

function dayOf(at: number): string {
  const iso = new Date(at).toISOString()
  if (iso.length !== 24) throw new RangeError('A day is between the years 0000 and 9999')
  return iso.slice(0, 10)
}

/** What the clocks in London are ahead of UTC at that moment, in milliseconds. */
function londonOffset(at: number): number {
  const wall: Record<string, number> = {}
  for (const part of LONDON.formatToParts(at)) wall[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = wall
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}
