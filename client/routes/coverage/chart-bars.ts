import { type RungStatus, rungStatuses } from '#shared/coverage/ladder.ts'
import { type CoverageFigures, ladderTable } from '#shared/coverage/measures.ts'
import type { Rung } from '#shared/coverage/moments.ts'
import { percentWords, rateWords } from '#shared/coverage/words.ts'

type BesideKind = 'removed' | 'awaiting_decision' | 'not_required'
export type Stretch<K extends string> = { kind: K; count: number; x: number; width: number }

export type Bar = {
  rung: Rung
  /** The base, cut by status; for the register one stretch of all that is counted. */
  base: Stretch<RungStatus | 'counted'>[]
  /** Outside the base, across a gap. */
  beside: Stretch<BesideKind>[]
  reached: { percent: string; of: string }
  inTime: { percent: string; of: string } | null
}

/** Between two stretches of one bar, and between the base and what stands beside it. */
const SEAM = 2
const GAP = 14

/** The ladder as six bars of at most `width`: one operation is as wide in every bar. */
export function chartBars({ counts }: Pick<CoverageFigures, 'counts'>, width: number): Bar[] {
  const unit = (width - GAP) / Math.max(1, counts.counted + counts.removed)
  const bar = (base: [RungStatus | 'counted', number][], beside: [BesideKind, number][]) => {
    const cut = stretches(base, 0, unit)
    const end = base.reduce((sum, [, count]) => sum + count, 0) * unit
    return { base: cut, beside: stretches(beside, end === 0 ? 0 : end + GAP, unit) }
  }
  const registered: Bar = {
    rung: 'registered',
    ...bar([['counted', counts.counted]], [['removed', counts.removed]]),
    reached: { percent: String(counts.counted), of: `counted, ${counts.removed} removed` },
    inTime: null,
  }
  const aside: [BesideKind, number][] = [
    ['awaiting_decision', counts.awaiting_decision],
    ['not_required', counts.not_required],
  ]
  const clocked = ladderTable({ counts }).map((line) => ({
    rung: line.rung,
    ...bar(
      rungStatuses.map((status) => [status, line[status]]),
      line.rung === 'considered' ? [] : aside,
    ),
    reached: rate(line.reached),
    inTime: rate(line.inTime),
  }))
  return [registered, ...clocked]
}

function rate(of: { count: number; base: number; percent: number | null }) {
  return of.base === 0 ? { percent: 'none', of: '' } : { percent: percentWords(of), of: rateWords(of) }
}

/** One after the other from `start`; what counts nothing takes no room. */
function stretches<K extends string>(counts: [K, number][], start: number, unit: number): Stretch<K>[] {
  let x = start
  return counts.flatMap(([kind, count]) => {
    const from = x
    x += count * unit
    return count === 0 ? [] : [{ kind, count, x: from, width: Math.max(1, count * unit - SEAM) }]
  })
}
