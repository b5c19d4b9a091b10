import { z } from 'zod'
import { percentOf } from './arithmetic.ts'
import { DaysOfStep, daysPerStep } from './days-per-step.ts'
import { FIGURE_IDS, type FigureId, rungsOfBelow } from './figure-ids.ts'
import { type ClockedRung, clockedRungs, type OperationMoments, rungs } from './moments.ts'
import { type Counted, type CoverageFilter, countedAt, counts } from './predicates.ts'

export { FIGURE_IDS, type FigureId } from './figure-ids.ts'
export type { CoverageFilter } from './predicates.ts'

/** Every figure as a count of operations, and the days that steps took. */
export const CoverageFigures = z.strictObject({
  counts: z.record(z.enum(FIGURE_IDS), z.int().min(0)),
  daysPerStep: z.array(DaysOfStep),
})
export type CoverageFigures = z.infer<typeof CoverageFigures>

/** `count` of `base`, with the figures that open their lists. `percent` is null where the base is 0: "none". */
export interface Rate {
  readonly count: number
  readonly countFigure: FigureId
  readonly base: number
  readonly baseFigure: FigureId
  readonly percent: number | null
}

/** One line of the ladder as a table: the five statuses add up to the base. */
interface LadderLine {
  readonly rung: ClockedRung
  readonly base: number
  readonly done_in_time: number
  readonly done_late: number
  readonly paused: number
  readonly overdue: number
  readonly not_yet_due: number
  readonly reached: Rate
  readonly inTime: Rate
  /** Null where it is not measured: considered and debriefed. */
  readonly ofBelow: Rate | null
}

/** All figures over the rows of the viewer's forces, at the moment of counting `at`. */
export function figures(
  rows: readonly OperationMoments[],
  filter: CoverageFilter,
  at: string,
): CoverageFigures {
  const all = countedRows(rows, at)
  const count = (figure: FigureId) => all.filter((counted) => counts(figure, counted, filter)).length
  return {
    counts: Object.fromEntries(
      FIGURE_IDS.map((figure) => [figure, count(figure)]),
    ) as CoverageFigures['counts'],
    daysPerStep: daysPerStep(all, filter),
  }
}

/** The operations that a figure counts, by the same predicate over the same rows: its length is the figure. */
export function listFor(
  figure: FigureId,
  rows: readonly OperationMoments[],
  filter: CoverageFilter,
  at: string,
): OperationMoments[] {
  return countedRows(rows, at)
    .filter((counted) => counts(figure, counted, filter))
    .map(({ row }) => row)
}

function countedRows(rows: readonly OperationMoments[], at: string): Counted[] {
  return rows.map((row) => countedAt(row, at)).filter((counted) => counted !== null)
}

/** One count of another, and the lists behind both. */
export function rateOf(
  { counts: all }: Pick<CoverageFigures, 'counts'>,
  countFigure: FigureId,
  baseFigure: FigureId,
): Rate {
  const count = all[countFigure]
  const base = all[baseFigure]
  return { count, countFigure, base, baseFigure, percent: percentOf(count, base) }
}

/** The ladder as a table, from considered to submitted. Late and overdue stand apart and are never added. */
export function ladderTable(shown: Pick<CoverageFigures, 'counts'>): LadderLine[] {
  return clockedRungs.map((rung) => ({
    rung,
    base: shown.counts[`${rung}_base`],
    done_in_time: shown.counts[`${rung}_done_in_time`],
    done_late: shown.counts[`${rung}_done_late`],
    paused: shown.counts[`${rung}_paused`],
    overdue: shown.counts[`${rung}_overdue`],
    not_yet_due: shown.counts[`${rung}_not_yet_due`],
    reached: rateOf(shown, `${rung}_reached`, `${rung}_base`),
    inTime: rateOf(shown, `${rung}_in_time`, `${rung}_past_deadline`),
    ofBelow: ofBelow(shown, rung),
  }))
}

function ofBelow(shown: Pick<CoverageFigures, 'counts'>, rung: ClockedRung): Rate | null {
  const measured = rungsOfBelow.find((candidate) => candidate === rung)
  if (measured === undefined) return null
  const below = rungs[rungs.indexOf(rung) - 1] as ClockedRung
  return rateOf(shown, `${measured}_of_below`, `${below}_reached`)
}
