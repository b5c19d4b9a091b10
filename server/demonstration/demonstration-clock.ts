import { addDays, londonDate, londonInstant } from '#shared/calendar.ts'

/** A moment of the demonstration: days from the day of the first start (before it: negative), and the clock in London. */
export type When = readonly [days: number, clock: string]

export type DemonstrationClock = {
  day: (days: number) => string
  /** As people type it: '2026-11-24T19:10', the clock in London. */
  local: (when: When) => string
  instant: (when: When) => string
}

/** The demonstration's days, counted from the day in London on which the database was first filled. */
export function clockFrom(now: string): DemonstrationClock {
  const today = londonDate(now)
  const day = (days: number) => addDays(today, days)
  const local = ([days, clock]: When) => `${day(days)}T${clock}`
  return { day, local, instant: (when) => londonInstant(local(when)) }
}
