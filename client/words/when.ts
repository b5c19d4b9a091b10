import { daysBetween, londonDate } from '#shared/calendar.ts'
import { type Day, type Instant, plainDate, timeOf } from './dates.ts'

/** In a sentence: "today at 09:12", "yesterday at 09:12", "on 23 November at 09:12". */
export function when(instant: Instant, today: Day): string {
  const day = londonDate(instant)
  const ago = daysBetween(day, today)
  const date = ago === 0 ? 'today' : ago === 1 ? 'yesterday' : `on ${plainDate(day, today)}`
  return `${date} at ${timeOf(instant)}`
}
