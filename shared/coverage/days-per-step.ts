import { z } from 'zod'
import { daysBetween, londonDate } from '#shared/calendar.ts'
import { nearestRank } from './arithmetic.ts'
import { pausedDays } from './ladder.ts'
import { type ClockedRung, clockedRungs, type OperationMoments, rungs } from './moments.ts'
import { type Counted, type CoverageFilter, countedAt, counts } from './predicates.ts'

/** With fewer cases no percentile is given: it would say more about one operation than about the step. */
export const casesForPercentile = 5

/** Days from stand-down to a rung at one tier. `cases` are the operations with both ends recorded. */
export const DaysOfStep = z.strictObject({
  rung: z.enum(clockedRungs),
  tier: z.literal([1, 2, 3]),
  cases: z.int().min(0),
  median: z.int().nullable(),
  ninetieth: z.int().nullable(),
})
export type DaysOfStep = z.infer<typeof DaysOfStep>

interface UnfinishedStep {
  readonly row: OperationMoments
  /** Local dates subtracted: stand-down to the day of counting. */
  readonly days: number
  /** Of those, the days on which it was paused; shown beside, never taken off. */
  readonly pausedDays: number
}

/** Median and 90th percentile, both by nearest rank, for every rung and tier. The list is `<rung>_days_known`. */
export function daysPerStep(all: readonly Counted[], filter: CoverageFilter): DaysOfStep[] {
  return clockedRungs.flatMap((rung) =>
    ([1, 2, 3] as const).map((tier) => {
      const chosen = filter.tier === undefined || filter.tier === tier
      const cases = chosen
        ? all.filter((counted) => counts(`${rung}_days_known`, counted, { ...filter, tier }))
        : []
      const days = cases.map((counted) => daysTo(counted, rung))
      const ninetieth = days.length < casesForPercentile ? null : nearestRank(days, 90)
      return { rung, tier, cases: days.length, median: nearestRank(days, 50), ninetieth }
    }),
  )
}

/** The operations that have not reached a rung, oldest first. */
export function unfinishedByAge(
  rung: ClockedRung,
  rows: readonly OperationMoments[],
  filter: CoverageFilter,
  at: string,
): UnfinishedStep[] {
  return rows
    .map((row) => countedAt(row, at))
    .filter((counted) => counted !== null)
    .filter((counted) => counts(`${rung}_unfinished`, counted, filter))
    .map(({ row }) => ({ row, days: daysSinceStandDown(row, at), pausedDays: pausedDays(row, at) }))
    .sort((one, other) => other.days - one.days)
}

function daysTo({ row, ladder }: Counted, rung: ClockedRung): number {
  return daysSinceStandDown(row, ladder.rungs[rungs.indexOf(rung)]?.moment ?? null)
}

function daysSinceStandDown({ standDownAt }: OperationMoments, to: string | null): number {
  if (standDownAt === null || to === null) return 0
  return daysBetween(londonDate(standDownAt), londonDate(to))
}
