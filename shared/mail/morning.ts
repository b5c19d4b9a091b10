import { londonClock } from '#shared/calendar.ts'

/** When the morning's message goes, by the clock in London. The clocks change long before. */
const MORNING = '07:30'

/** True from 07:30 in London until the day ends there: the day's message goes now, if it has not gone. */
export function isMorningOver(at: string): boolean {
  return londonClock(at).slice(11) >= MORNING
}
