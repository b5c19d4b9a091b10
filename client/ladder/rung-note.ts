import { shortDate } from '#client/words/dates.ts'
import { count } from '#client/words/numbers.ts'
import { daysBetween, londonDate } from '#shared/calendar.ts'
import type { LadderRung } from '#shared/coverage/ladder.ts'
import { dueWords } from '#shared/coverage/words.ts'

/** What stands under a rung of the large ladder: when it was reached, or by when it is due. */
export function rungNote(rung: LadderRung, isNext: boolean, at: string): string {
  return rung.moment === null ? ahead(rung, isNext, at) : reached(rung, rung.moment, at)
}

function reached({ status, deadline }: LadderRung, moment: string, at: string): string {
  const day = londonDate(moment)
  const date = shortDate(day, londonDate(at))
  if (status === 'done_in_time') return `${date}, in time`
  if (status !== 'done_late' || deadline === null) return date
  return `${date}, ${count(daysBetween(dueWords(deadline, at).lastDay, day), 'day')} late`
}

function ahead({ status, deadline, firstDeadline }: LadderRung, isNext: boolean, at: string): string {
  if (status === null) return ''
  const today = londonDate(at)
  const first =
    firstDeadline === null ? '' : `, first ${shortDate(dueWords(firstDeadline, at).lastDay, today)}`
  if (status === 'paused') return 'paused'
  if (deadline === null) return 'no deadline before the stand-down'
  const { lastDay, distance } = dueWords(deadline, at)
  const date = shortDate(lastDay, today)
  if (status === 'overdue') return `was due ${date}, ${distance}${first}`
  return isNext ? `due ${date}, ${distance}${first}` : `due ${date}${first}`
}
