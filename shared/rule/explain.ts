import type { Assessment, CloseCall, CumulativeCount } from './assess.ts'
import { holds } from './conditions.ts'
import { STEP_WORDS, stepsOf } from './deadlines.ts'
import type { Facts } from './facts.ts'
import type { DebriefKind, Rule, SeriesCondition, TierPlan } from './rule.ts'
import { closeSentence, counted, inWords } from './sentences.ts'
import type { History } from './series.ts'

const DEBRIEF_WORDS: Record<DebriefKind, string> = {
  hot: 'hot',
  structured: 'structured',
  single_agency_structured: 'single-agency structured',
  multi_agency_structured: 'multi-agency structured',
}

/** What the assessment alone does not keep. */
type Background = { count: CumulativeCount; close: readonly CloseCall[]; unmet: SeriesCondition | null }

/**
 * The assessment in sentences, the most important first. Outside the sentences that begin with "Close", the
 * criteria named are exactly the triggers.
 */
export function explain(
  rule: Rule,
  facts: Facts,
  history: History,
  assessment: Assessment,
  background: Background,
): string[] {
  return [
    headline(rule, assessment),
    ...reasons(rule, assessment, background.count),
    ...assessment.close.map((call) => `Close to tier ${call.tier}: ${call.words}`),
    ...closeToCumulative(rule, assessment, background),
    ...seriesSentences(rule, assessment, history, background.unmet),
    provisionalSentence(rule, assessment),
    ...levelSentence(rule, facts, assessment),
    ...planSentences(rule.tiers[assessment.tier], assessment.facilitator),
  ]
}

function headline(rule: Rule, { tier, computedTier, seriesReduction }: Assessment): string {
  const { name } = rule.tiers[tier]
  return seriesReduction
    ? `Tier ${tier} because of its series, tier ${computedTier} on its own: ${name}.`
    : `Tier ${tier}: ${name}.`
}

function reasons(
  rule: Rule,
  { triggers, reached, computedTier, cumulativeRule }: Assessment,
  count: CumulativeCount,
) {
  if (computedTier === 0) return ['No known fact reaches a line.']
  const sentences = reached.filter((one) => triggers.includes(one.criterionId)).map((one) => one.words)
  if (cumulativeRule) {
    sentences.unshift(`No single criterion reaches tier ${computedTier}. ${cumulativeWords(rule, count)}`)
  }
  const others = reached.length - triggers.length
  if (others > 0) {
    const verb = others === 1 ? 'reaches a lower tier and does' : 'reach a lower tier and do'
    sentences.push(`${counted(others, 'other criterion', 'other criteria')} ${verb} not change the result.`)
  }
  return sentences
}

function closeToCumulative(rule: Rule, { computedTier }: Assessment, { count, close }: Background): string[] {
  const { minCriteria, atTier, resultTier } = rule.aggregation.cumulative
  if (computedTier >= resultTier || count.criteria < minCriteria - 1) return []
  const next = close.filter(
    ({ tier, line }) => tier < atTier && line.tier >= atTier && line.tier <= computedTier,
  )
  const calls = next.map(({ criterion, value, line }) => ` ${closeSentence(criterion, value, line)}`)
  return [`Close to tier ${resultTier}: ${cumulativeWords(rule, count)}${calls.join('')}`]
}

function cumulativeWords(rule: Rule, count: CumulativeCount): string {
  const { minCriteria, atTier, minGroups, resultTier } = rule.aggregation.cumulative
  const found = `${counted(count.criteria, 'criterion is', 'criteria are')} at tier ${atTier} or higher`
  const groups = counted(count.groups, 'group', 'groups')
  return `${found}, in ${groups}. ${minCriteria} in at least ${minGroups} groups make tier ${resultTier}.`
}

function seriesSentences(
  rule: Rule,
  assessment: Assessment,
  { series }: History,
  unmet: SeriesCondition | null,
) {
  if (series === undefined) return []
  const { everyOperations, everyDays } = rule.series.consolidatedReview
  const ago = `${counted(series.priorDebriefDaysAgo, 'day', 'days')} ago`
  if (assessment.seriesReduction) {
    return [
      `Lowered by the series: only scale reached tier ${assessment.computedTier}, ` +
        `and an earlier operation in the series was debriefed at tier ${series.priorDebriefTier}, ${ago}.`,
      `A consolidated review of the series follows after ${everyOperations} operations ` +
        `or ${everyDays} days, whichever comes first.`,
    ]
  }
  if (unmet === null) return []
  const because = {
    declared_series: 'it is not declared.',
    prior_debrief:
      `an earlier debrief must be at tier ${assessment.computedTier} or higher and at most ` +
      `${rule.series.lookbackDays} days old. The last was at tier ${series.priorDebriefTier}, ${ago}.`,
    only_scale: `more than scale reached tier ${assessment.computedTier}.`,
    not_cumulative: 'the number of criteria at a high tier set it, not scale.',
  }
  return [`Not lowered by the series: ${because[unmet]}`]
}

function provisionalSentence(rule: Rule, { unknown }: Assessment): string {
  const days = counted(rule.reassessment.provisionalDays, 'day', 'days')
  const until = `Provisional until ${days} after stand-down`
  if (unknown.length === 0) return `${until}.`
  const one = unknown.length === 1
  const facts = `${counted(unknown.length, 'fact that is', 'facts that are')} not known ${one ? 'is' : 'are'}`
  return `${until}, and until ${facts} filled in. A fact that is not known counts as not reached.`
}

function levelSentence(rule: Rule, facts: Facts, { collegeLevel, facilitationLevel }: Assessment): string[] {
  if (collegeLevel === null) return []
  if (facilitationLevel !== 'level three') return [`College level: ${collegeLevel}.`]
  const met = rule.facilitation.levelThreeIfAny.filter((condition) => holds(condition, facts))
  return [`College level: ${collegeLevel}, because ${inWords(met.map((condition) => condition.words))}.`]
}

// Written once for each tier and facilitator: a quarter of the time of an assessment.
const written = new WeakMap<TierPlan, Map<string | null, readonly string[]>>()

function planSentences(plan: TierPlan, facilitator: string | null): readonly string[] {
  const ofPlan = written.get(plan) ?? new Map<string | null, readonly string[]>()
  const known = ofPlan.get(facilitator)
  if (known !== undefined) return known
  const sentences = writePlan(plan, facilitator)
  written.set(plan, ofPlan.set(facilitator, sentences))
  return sentences
}

function writePlan(plan: TierPlan, facilitator: string | null): string[] {
  const kinds = plan.debriefs.map((kind) => DEBRIEF_WORDS[kind])
  const sentences = [
    kinds.length === 0 ? 'No debrief. Record the decision and why.' : `Debriefs: ${inWords(kinds)}.`,
  ]
  if (facilitator !== null) sentences.push(`Facilitator: ${facilitator}.`)
  if (plan.mustAttend.length > 0) sentences.push(`Must attend: ${plan.mustAttend.join('; ')}.`)
  const days = stepsOf(plan).map(({ step, days }) => `${STEP_WORDS[step]} ${days}`)
  sentences.push(`Deadlines in days after stand-down, each to the end of the day: ${days.join(', ')}.`)
  return sentences
}
