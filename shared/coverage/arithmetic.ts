/**
 * A whole per cent, or null where there is nothing to count (people read "none"). Never 100 unless all, never 0
 * unless none: a rounded figure must not claim what the count does not.
 */
export function percentOf(count: number, base: number): number | null {
  if (base === 0) return null
  if (count === base) return 100
  if (count === 0) return 0
  return Math.min(99, Math.max(1, Math.round((count / base) * 100)))
}

/** The nearest-rank percentile: the smallest value that at least so many per cent do not exceed. */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? null
}

/** Tier 0 decisions to look at again in a month: a tenth of them, rounded up. */
export function sampleSize(decisions: number): number {
  return Math.ceil(decisions / 10)
}
