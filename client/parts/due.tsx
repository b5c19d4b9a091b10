import { shortDate } from '#client/words/dates.ts'
import { daysBetween, londonDate } from '#shared/calendar.ts'
import { dueWords } from '#shared/coverage/words.ts'

const SOON_DAYS = 3

type DueProps = {
  /** 00:00 after the last day. */
  deadline: string
  /** The moment of counting, from the server. */
  at: string
}

/** A deadline with how near it is. Colour only repeats what the words say. */
export function Due({ deadline, at }: DueProps) {
  const { lastDay, distance } = dueWords(deadline, at)
  const today = londonDate(at)
  const left = daysBetween(today, lastDay)
  const look = left < 0 ? ' app-due--overdue' : left <= SOON_DAYS ? ' app-due--soon' : ''
  return (
    <>
      <span className={`app-due${look}`}>{shortDate(lastDay, today)}</span>
      <span className="app-cell-note">{distance}</span>
    </>
  )
}
