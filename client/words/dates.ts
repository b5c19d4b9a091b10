import { dayInWords, daysBetween, londonClock, londonDate } from '#shared/calendar.ts'

/** A calendar day in Europe/London, `YYYY-MM-DD`. */
export type Day = string
/** An instant, ISO 8601 in UTC. */
export type Instant = string

/** "27 November", with the year where it is not today's. */
export function plainDate(day: Day, today: Day): string {
  const [, date = '', month = '', year = ''] = dayInWords(day).split(' ')
  return day.slice(0, 4) === today.slice(0, 4) ? `${date} ${month}` : `${date} ${month} ${year}`
}

/** "Fri 27 November", with the year where it is not today's. */
export function shortDate(day: Day, today: Day): string {
  return `${dayInWords(day).slice(0, 3)} ${plainDate(day, today)}`
}

/** "14:02", in London. */
export function timeOf(instant: Instant): string {
  return londonClock(instant).slice(11)
}

/** "today, 09:12", "yesterday, 09:12", "23 November, 09:12". */
export function moment(instant: Instant, today: Day): string {
  const day = londonDate(instant)
  const ago = daysBetween(day, today)
  const words = ago === 0 ? 'today' : ago === 1 ? 'yesterday' : plainDate(day, today)
  return `${words}, ${timeOf(instant)}`
}
