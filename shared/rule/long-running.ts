import { addDays, daysBetween } from '../calendar.ts'
import type { Rule } from './rule.ts'

export type ReviewPeriod = { kind: 'period' | 'closing'; firstDay: string; lastDay: string }

/**
 * The operations a long-running protest is registered as: periods of the rule's length from the first day,
 * the last one shorter, then a closing review of the whole. One period needs no closing review. Days are
 * 'YYYY-MM-DD', both included; a last day before the first gives none.
 */
export function reviewPeriods(rule: Rule, firstDay: string, lastDay: string): ReviewPeriod[] {
  const { periodDays, closingReview } = rule.longRunning
  const periods: ReviewPeriod[] = []
  for (let from = firstDay; daysBetween(from, lastDay) >= 0; from = addDays(from, periodDays)) {
    const fullEnd = addDays(from, periodDays - 1)
    periods.push({ kind: 'period', firstDay: from, lastDay: fullEnd < lastDay ? fullEnd : lastDay })
  }
  if (closingReview && periods.length > 1) periods.push({ kind: 'closing', firstDay, lastDay })
  return periods
}
