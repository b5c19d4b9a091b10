import { holds } from './conditions.ts'
import { explain } from './explain.ts'
import type { Facts } from './facts.ts'
import type { Criterion, DebriefKind, FacilitationLevel, Rule, Tier } from './rule.ts'
import { closeSentence, reachedSentence } from './sentences.ts'
import { type History, tierInSeries } from './series.ts'
import { isClose, type Line, standingOf } from './standing.ts'

export type { Facts } from './facts.ts'
export type { Rule, Tier } from './rule.ts'
export type { History } from './series.ts'

export type Assessment = {
  ruleId: string
  ruleVersion: string
  /** What the criteria and the cumulative rule give. */
  computedTier: Tier
  /** After the series. */
  tier: Tier
  /** What reached the computed tier, in rule order; all at tier 2 or higher if the cumulative rule set it. */
  triggers: string[]
  /** True only where the cumulative rule set the tier. */
  cumulativeRule: boolean
  seriesReduction: boolean
  facilitationLevel: FacilitationLevel | null
  collegeLevel: string | null
  /** Every criterion at tier 1 or higher, in rule order. */
  reached: { criterionId: string; group: string; tier: Tier; words: string }[]
  /** Figures just below a line that would raise the computed tier. */
  close: { criterionId: string; tier: Tier; words: string }[]
  /** Criteria with no value, or none that the rule can read. */
  unknown: string[]
  debriefs: DebriefKind[]
  facilitator: string | null
  mustAttend: string[]
  explanation: string[]
}

type Reached = Assessment['reached'][number] & { scaleOnly: boolean }
export type CloseCall = {
  criterion: Extract<Criterion, { lines: unknown }>
  value: number
  line: Line
  tier: Tier
}
type Findings = { reached: Reached[]; close: CloseCall[]; unknown: string[] }

/** How many criteria count towards the cumulative rule, and in how many groups. */
export type CumulativeCount = { criteria: number; groups: number }

/**
 * What the rule says about these facts. Pure and total: the same input gives the same bytes, and no value of
 * a fact makes it throw. A fact that is not known counts as not reached.
 */
export function assess(rule: Rule, facts: Facts, history: History): Assessment {
  const findings = weigh(rule, facts)
  const highest = highestTier(findings.reached)
  const count = countTowardsCumulative(rule, findings.reached)
  const { cumulative } = rule.aggregation
  const enough = count.criteria >= cumulative.minCriteria && count.groups >= cumulative.minGroups
  const cumulativeRule = enough && highest < cumulative.resultTier
  const computedTier = cumulativeRule ? cumulative.resultTier : highest
  const from = cumulativeRule ? cumulative.atTier : computedTier
  const triggers = findings.reached.filter((one) => one.tier >= from)
  const onlyScale = triggers.every((one) => one.scaleOnly)
  const series = tierInSeries(rule, { computedTier, cumulativeRule, onlyScale, history })
  const level = facilitationLevelFor(rule, facts, series.tier)
  const plan = rule.tiers[series.tier]
  const assessment: Assessment = {
    ruleId: rule.id,
    ruleVersion: rule.version,
    computedTier,
    tier: series.tier,
    triggers: triggers.map((one) => one.criterionId),
    cumulativeRule,
    seriesReduction: series.reduced,
    facilitationLevel: level,
    collegeLevel: level ?? plan.collegeLevel,
    reached: findings.reached.map(({ criterionId, group, tier, words }) => ({
      criterionId,
      group,
      tier,
      words,
    })),
    close: closeCalls(findings.close, computedTier),
    unknown: findings.unknown,
    debriefs: [...plan.debriefs],
    facilitator: level === null ? plan.facilitator : rule.facilitation.facilitators[level],
    mustAttend: [...plan.mustAttend],
    explanation: [],
  }
  assessment.explanation = explain(rule, facts, history, assessment, {
    count,
    close: findings.close,
    unmet: series.unmet,
  })
  return assessment
}

function weigh(rule: Rule, facts: Facts): Findings {
  const findings: Findings = { reached: [], close: [], unknown: [] }
  for (const criterion of rule.criteria) {
    const { id: criterionId, group, scaleOnly } = criterion
    const value = facts[criterionId]
    const standing = standingOf(criterion, value)
    if (value === undefined || standing === null) {
      findings.unknown.push(criterionId)
      continue
    }
    const { tier, nextLine: line } = standing
    if (tier > 0) {
      findings.reached.push({
        criterionId,
        group,
        tier,
        words: reachedSentence(criterion, value, tier),
        scaleOnly,
      })
    }
    if (line === null || typeof value !== 'number' || !('lines' in criterion)) continue
    if (isClose(value, line, rule.aggregation.closePercent))
      findings.close.push({ criterion, value, line, tier })
  }
  return findings
}

function highestTier(reached: readonly Reached[]): Tier {
  let highest: Tier = 0
  for (const { tier } of reached) if (tier > highest) highest = tier
  return highest
}

function countTowardsCumulative(rule: Rule, reached: readonly Reached[]): CumulativeCount {
  const groups = new Set<string>()
  let criteria = 0
  for (const { tier, group } of reached) {
    if (tier < rule.aggregation.cumulative.atTier) continue
    criteria += 1
    groups.add(group)
  }
  return { criteria, groups: groups.size }
}

function closeCalls(calls: readonly CloseCall[], computedTier: Tier): Assessment['close'] {
  return calls
    .filter(({ line }) => line.tier > computedTier)
    .map(({ criterion, value, line }) => ({
      criterionId: criterion.id,
      tier: line.tier,
      words: closeSentence(criterion, value, line),
    }))
}

function facilitationLevelFor(rule: Rule, facts: Facts, tier: Tier): FacilitationLevel | null {
  if (tier !== rule.facilitation.tier) return null
  return rule.facilitation.levelThreeIfAny.some((condition) => holds(condition, facts))
    ? 'level three'
    : 'level two'
}
