import { daysBetween, londonDate } from '#shared/calendar.ts'
import { pausedDays } from './ladder.ts'
import { happenedBy, type OperationMoments } from './moments.ts'

interface DaysElapsed {
  /** Local dates subtracted: stand-down to the first sending, or to the moment of counting while nothing is sent. */
  readonly days: number
  /** Of those, the days on which it was paused: shown beside, never taken off. */
  readonly paused: number
}

/** How long an operation has taken so far; null while no stand-down is recorded. */
export function daysElapsed(row: OperationMoments, at: string): DaysElapsed | null {
  const { standDownAt, standDownRecordedAt, rungs } = row
  if (standDownAt === null || !happenedBy(standDownRecordedAt, at)) return null
  const { moment, recordedAt } = rungs.submitted
  const until = moment !== null && happenedBy(recordedAt, at) ? moment : at
  return { days: daysBetween(londonDate(standDownAt), londonDate(until)), paused: pausedDays(row, at) }
}

/** "12 days since stand-down, 3 of them paused" */
export function daysElapsedWords({ days, paused }: DaysElapsed): string {
  const since = `${days} ${days === 1 ? 'day' : 'days'} since stand-down`
  return paused === 0 ? `${since}, none of them paused` : `${since}, ${paused} of them paused`
}
