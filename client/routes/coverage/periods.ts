import { plainDate } from '#client/words/dates.ts'
import { addDays, dayInWords } from '#shared/calendar.ts'

export type Period = { from: string; to: string }
type PeriodChoice = Period & { label: string }

const QUARTERS_BACK = 4
const MONTHS_IN_QUARTER = 3

const monthName = (day: string): string => dayInWords(day).split(' ')[2] ?? ''

/** The first day of the month that is so many months later. */
function monthStart(day: string, later: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + later
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

function quarterFrom(from: string, today: string): PeriodChoice {
  const end = addDays(monthStart(from, MONTHS_IN_QUARTER), -1)
  const so = end >= today
  const to = so ? today : end
  const months = `${monthName(from)} to ${monthName(end)} ${end.slice(0, 4)}`
  return { from, to, label: so ? `${months}, so far` : months }
}

/** The quarter that is running and those before it, newest first, then the year so far. */
export function periodChoices(today: string): PeriodChoice[] {
  const month = Number(today.slice(5, 7)) - 1
  const current = monthStart(today, -(month % MONTHS_IN_QUARTER))
  const quarters = Array.from({ length: QUARTERS_BACK + 1 }, (_, back) =>
    quarterFrom(monthStart(current, -back * MONTHS_IN_QUARTER), today),
  )
  const year = { from: `${today.slice(0, 4)}-01-01`, to: today, label: `${today.slice(0, 4)}, so far` }
  return [...quarters, year]
}

/** "1 August to 31 October 2026"; both years where they differ. */
export function periodWords({ from, to }: Period): string {
  return `${plainDate(from, to)} to ${plainDate(to, '')}`
}
