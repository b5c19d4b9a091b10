import { nearness, overdueBy, shortDate } from '#client/words/dates.ts'
import { daysBetween } from '#shared/calendar.ts'

const SOON_DAYS = 3

type DueProps = {
  /** The last day that is in time. */
  day: string
  today: string
}

/** A deadline with how near it is. Colour only repeats what the words say. */
export function Due({ day, today }: DueProps) {
  const left = daysBetween(today, day)
  const look = left < 0 ? ' app-due--overdue' : left <= SOON_DAYS ? ' app-due--soon' : ''
  return (
    <>
      <span className={`app-due${look}`}>{shortDate(day, today)}</span>
      <span className="app-cell-note">{left < 0 ? overdueBy(day, today) : nearness(day, today)}</span>
    </>
  )
}
