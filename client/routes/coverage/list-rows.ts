import { daysBetween, londonDate } from '#shared/calendar.ts'
import type { FigureId } from '#shared/coverage/figure-ids.ts'
import { type Ladder, type LadderRung, ladderOf, pausedDays } from '#shared/coverage/ladder.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'
import { rungColumnOf } from './figure-sentences.ts'

/** One line of a list: the operation, its ladder, and for a figure of a rung that rung and its days. */
export type ListRow = {
  moments: OperationMoments
  ladder: Ladder
  rung: LadderRung | null
  /** From stand-down to the rung, or to the day of counting while it is not reached. */
  days: number | null
  /** Of those days, shown beside them and never taken off. */
  paused: number
}

/** The rows of a list; what is not finished comes oldest first. */
export function listRows(figure: FigureId, rows: readonly OperationMoments[], at: string): ListRow[] {
  const asked = rungColumnOf(figure)
  const list = rows.map((moments) => {
    const ladder = ladderOf(moments, at)
    const rung = ladder.rungs.find((each) => each.rung === asked?.rung) ?? null
    const days = rung === null ? null : daysTo(moments, rung.moment ?? at)
    return { moments, ladder, rung, days, paused: pausedDays(moments, at) }
  })
  if (asked?.column !== 'unfinished') return list
  return list.toSorted((one, other) => (other.days ?? 0) - (one.days ?? 0))
}

function daysTo({ standDownAt }: OperationMoments, to: string): number | null {
  return standDownAt === null ? null : daysBetween(londonDate(standDownAt), londonDate(to))
}
