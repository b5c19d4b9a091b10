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

/** What is known where an operation is to be registered as a further part of a long-running protest. */
export type PartSituation = {
  kind: ReviewPeriod['kind']
  /** The operation named is in the register and no further part of another one. */
  firstStands: boolean
  /** Review periods registered so far, the first one included. */
  periods: number
  closingRegistered: boolean
  /** Days of the new part, both ends included; null where its end is not known. */
  days: number | null
}

/** Why it cannot be registered so, and at which answer that is put right; null where it can. */
export function faultOfPart(
  rule: Rule,
  { kind, firstStands, periods, closingRegistered, days }: PartSituation,
): { at: 'periodOf' | 'plannedEndAt'; message: string } | null {
  const fault = (message: string) => ({ at: 'periodOf', message }) as const
  if (!firstStands) return fault('Choose the operation of the first review period')
  if (closingRegistered) return fault('The closing review is registered already, so nothing follows it')
  if (kind === 'closing') return periods > 1 ? null : fault('One review period needs no closing review')
  const { periodDays } = rule.longRunning
  if (days === null || days <= periodDays) return null
  return { at: 'plannedEndAt', message: `A review period has at most ${periodDays} days` }
}
