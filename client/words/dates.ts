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

/** The last day that is in time: a deadline is the midnight after it. */
export function lastDayBefore(deadline: Instant): Day {
  return londonDate(new Date(Date.parse(deadline) - 1).toISOString())
}

/** "today", "tomorrow", "in 3 days", "yesterday", "11 days ago". */
export function nearness(day: Day, today: Day): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

/** "2 days overdue", counted from the last day that was in time. */
export function overdueBy(lastDay: Day, today: Day): string {
  const days = daysBetween(lastDay, today)
  return days === 1 ? '1 day overdue' : `${days} days overdue`
}

/** "today, 09:12", "yesterday, 09:12", "23 November, 09:12". */
export function moment(instant: Instant, today: Day): string {
  const day = londonDate(instant)
  const ago = daysBetween(day, today)
  const words = ago === 0 ? 'today' : ago === 1 ? 'yesterday' : plainDate(day, today)
  return `${words}, ${timeOf(instant)}`
}
