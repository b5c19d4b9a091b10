import { addDays, daysBetween } from '../calendar.ts'
import type { Rule, SeriesCondition, Tier } from './rule.ts'

/** What is known of earlier operations: the last completed debrief in the declared series, if any. */
export type History = {
  series?: { id: string; priorDebriefTier: Tier; priorDebriefDaysAgo: number } | undefined
}

type SeriesCase = {
  computedTier: Tier
  cumulativeRule: boolean
  /** Every criterion that reached the computed tier measures scale only. */
  onlyScale: boolean
  history: History
}

/** `unmet` is the first condition that stopped a reduction; null where none did. */
type SeriesOutcome = { tier: Tier; reduced: boolean; unmet: SeriesCondition | null }

const isMet: Record<SeriesCondition, (rule: Rule, given: SeriesCase) => boolean> = {
  declared_series: (_rule, given) => given.history.series !== undefined,
  prior_debrief: (rule, { history, computedTier }) => {
    if (history.series === undefined) return false
    const { priorDebriefTier, priorDebriefDaysAgo } = history.series
    const recent = priorDebriefDaysAgo >= 0 && priorDebriefDaysAgo <= rule.series.lookbackDays
    return recent && priorDebriefTier >= computedTier
  },
  only_scale: (_rule, given) => given.onlyScale,
  not_cumulative: (_rule, given) => !given.cumulativeRule,
}

/** Drops the tier of a repeated operation where every condition of the rule is met, never below its floor. */
export function tierInSeries(rule: Rule, given: SeriesCase): SeriesOutcome {
  const { reduceBy, floorTier, conditions } = rule.series
  const lowered = Math.max(floorTier, given.computedTier - reduceBy) as Tier
  if (lowered >= given.computedTier) return { tier: given.computedTier, reduced: false, unmet: null }
  const unmet = conditions.find((condition) => !isMet[condition](rule, given)) ?? null
  if (unmet !== null) return { tier: given.computedTier, reduced: false, unmet }
  return { tier: lowered, reduced: true, unmet: null }
}

/**
 * Whether a lowered series owes its consolidated review. `operations` and `countedFrom` (a day) begin with
 * the first lowered operation since the last consolidated review.
 */
export function consolidatedReviewDue(
  rule: Rule,
  lowered: { operations: number; countedFrom: string },
  today: string,
): boolean {
  const { everyOperations, everyDays } = rule.series.consolidatedReview
  return lowered.operations >= everyOperations || daysBetween(lowered.countedFrom, today) >= everyDays
}

/** The tier of the consolidated review of operations that were lowered to this tier. */
export function consolidatedReviewTier(rule: Rule, loweredTier: Tier): Tier {
  return Math.min(3, loweredTier + rule.series.consolidatedReview.tiersAbove) as Tier
}

/** How the consolidated review of a series stands. Days are 'YYYY-MM-DD'. */
export type ConsolidatedReview = {
  /** Lowered operations since the last consolidated review. */
  operations: number
  countedFrom: string
  /** The last day on which it is not yet due, unless enough operations make it due before. */
  dueBy: string
  due: boolean
  tier: Tier
}

/**
 * The consolidated review that a series owes; null while no operation was lowered since the last one, which was held
 * on `lastHeldOn`. `lowered` are the counting days and tiers of all operations that the series lowered.
 */
export function consolidatedReviewOf(
  rule: Rule,
  lowered: readonly { day: string; tier: Tier }[],
  lastHeldOn: string | null,
  today: string,
): ConsolidatedReview | null {
  const since = lowered
    .filter(({ day }) => lastHeldOn === null || day > lastHeldOn)
    .toSorted((one, other) => one.day.localeCompare(other.day))
  const [first] = since
  if (first === undefined) return null
  const operations = since.length
  const highest = since.reduce<Tier>((tier, each) => (each.tier > tier ? each.tier : tier), first.tier)
  return {
    operations,
    countedFrom: first.day,
    dueBy: addDays(first.day, rule.series.consolidatedReview.everyDays),
    due: consolidatedReviewDue(rule, { operations, countedFrom: first.day }, today),
    tier: consolidatedReviewTier(rule, highest),
  }
}
