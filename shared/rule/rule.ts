import { z } from 'zod'
import { reportRuleFaults } from './rule-faults.ts'

/** The format of a proportionality rule: data that `assess` reads and the rule page prints. */

export const Tier = z.literal([0, 1, 2, 3])
export type Tier = z.infer<typeof Tier>

export const DeadlineStep = z.enum([
  'hot_debrief',
  'decision',
  'urgent_learning',
  'post_event_assessment',
  'single_agency_debrief',
  'debrief',
  'impact_review_1',
  'form',
  'sign_off',
  'submission',
  'impact_review_2',
])
export type DeadlineStep = z.infer<typeof DeadlineStep>

export const DebriefKind = z.enum([
  'hot',
  'structured',
  'single_agency_structured',
  'multi_agency_structured',
])
export type DebriefKind = z.infer<typeof DebriefKind>

export const FacilitationLevel = z.enum(['level two', 'level three'])
export type FacilitationLevel = z.infer<typeof FacilitationLevel>

const Words = z.string().trim().min(1).max(2000)
const CriterionId = z.string().regex(/^[a-z][a-zA-Z0-9]{0,63}$/)
const Code = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/)
const Days = z.int().min(0).max(3650)
const ReachedTier = z.literal([1, 2, 3])
const Role = z.enum(['debrief_lead', 'gold_commander'])

const about = {
  id: CriterionId,
  group: Code,
  label: Words,
  /** True where the criterion measures size alone, so that a series may drop it. */
  scaleOnly: z.boolean(),
  help: Words,
  basis: z.strictObject({
    standing: z.enum(['proposed', 'inferred', 'sourced']),
    sources: z.array(Code),
    words: Words,
  }),
}

const figure = {
  unit: Words,
  /** What follows the figure in a sentence. */
  phrase: z.strictObject({ one: Words, other: Words }),
  /** Rising; a figure reaches a line by being equal to it. */
  lines: z.array(z.strictObject({ tier: ReachedTier, at: z.int().min(1) })).min(1),
}

const option = { value: Code, label: Words, tier: Tier, words: Words.optional() }

const CountCriterion = z.strictObject({ ...about, kind: z.literal('count'), ...figure })
const MoneyCriterion = z.strictObject({ ...about, kind: z.literal('money'), ...figure })
const ChoiceCriterion = z.strictObject({
  ...about,
  kind: z.literal('choice'),
  options: z.array(z.strictObject(option)).min(2),
})
const ChoicesCriterion = z.strictObject({
  ...about,
  kind: z.literal('choices'),
  /** `alone` marks the option that cannot be ticked together with another. */
  options: z.array(z.strictObject({ ...option, alone: z.boolean().optional() })).min(2),
})
const YesNoCriterion = z.strictObject({
  ...about,
  kind: z.literal('yes_no'),
  tierIfYes: ReachedTier,
  words: Words,
})

export const Criterion = z.discriminatedUnion('kind', [
  CountCriterion,
  MoneyCriterion,
  ChoiceCriterion,
  ChoicesCriterion,
  YesNoCriterion,
])
export type Criterion = z.infer<typeof Criterion>

const named = { criterionId: CriterionId, words: Words }
const optionCondition = { ...named, isAnyOf: z.array(Code).min(1) }
const figureCondition = { ...named, atLeast: z.int().min(1) }

/** Holds when the fact is known and is one of the options, or is at least the figure. */
export const Condition = z.union([z.strictObject(optionCondition), z.strictObject(figureCondition)])
export type Condition = z.infer<typeof Condition>

/** A condition under which the tier may not go down, or not below `notBelow`. */
export const Bar = z.union([
  z.strictObject({ ...optionCondition, notBelow: ReachedTier.optional() }),
  z.strictObject({ ...figureCondition, notBelow: ReachedTier.optional() }),
])
export type Bar = z.infer<typeof Bar>

export const SeriesCondition = z.enum(['declared_series', 'prior_debrief', 'only_scale', 'not_cumulative'])
export type SeriesCondition = z.infer<typeof SeriesCondition>

export const TierPlan = z.strictObject({
  tier: Tier,
  name: Words,
  summary: Words,
  collegeLevel: Words.nullable(),
  debriefs: z.array(DebriefKind),
  /** Null where nobody facilitates, or where the facilitation level says who does. */
  facilitator: Words.nullable(),
  decidedBy: Words,
  mustAttend: z.array(Words),
  /** Last day of each step, in calendar days after stand-down. */
  deadlines: z.partialRecord(DeadlineStep, Days).refine((days) => days.decision !== undefined, {
    error: 'Every tier needs a deadline for the decision',
  }),
  reviewRequired: z.boolean(),
  assurance: z.strictObject({ samplePercent: z.int().min(1).max(100), words: Words }).nullable(),
})
export type TierPlan = z.infer<typeof TierPlan>

const coded = z.array(z.strictObject({ code: Code, label: Words })).min(1)

const Adjustments = {
  aggregation: z.strictObject({
    closePercent: z.int().min(0).max(99),
    cumulative: z.strictObject({
      minCriteria: z.int().min(2),
      atTier: ReachedTier,
      minGroups: z.int().min(1),
      resultTier: ReachedTier,
    }),
    words: Words,
  }),
  series: z.strictObject({
    reduceBy: z.literal([1, 2]),
    floorTier: Tier,
    lookbackDays: Days,
    conditions: z.array(SeriesCondition).min(1),
    consolidatedReview: z.strictObject({
      everyOperations: z.int().min(1),
      everyDays: Days.min(1),
      tiersAbove: z.int().min(0).max(3),
    }),
    words: Words,
  }),
  longRunning: z.strictObject({ periodDays: Days.min(1), closingReview: z.boolean(), words: Words }),
  facilitation: z.strictObject({
    tier: ReachedTier,
    levelThreeIfAny: z.array(Condition),
    facilitators: z.record(FacilitationLevel, Words),
  }),
  override: z.strictObject({
    up: z.strictObject({
      roles: z.array(Role).min(1),
      minReasonCharacters: z.int().min(1),
      words: Words,
    }),
    down: z.strictObject({
      roles: z.array(Role).min(1),
      maxSteps: z.int().min(0).max(3),
      stepsFrom: z.enum(['computed_tier', 'tier_after_series']),
      minReasonCharacters: z.int().min(1),
      notIfEnteredFacts: z.boolean(),
      barredIfAny: z.array(Bar),
      words: Words,
    }),
  }),
  reassessment: z.strictObject({
    provisionalDays: Days,
    causes: coded,
    fallNeedsCorrection: z.boolean(),
    words: Words,
  }),
  pause: z.strictObject({ reviewEveryDays: Days.min(1), reasons: coded, conditions: z.array(Words) }),
  urgentLearning: z.strictObject({ days: Days, approvedBy: Words, words: Words }),
}

const Shape = z.strictObject({
  format: z.literal('proportionality-rule/1'),
  id: Code,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  status: z.enum(['proposed', 'confirmed', 'retired']),
  title: Words,
  honesty: Words,
  clock: z.strictObject({
    start: z.literal('stand_down'),
    days: z.literal('calendar'),
    timeZone: z.literal('Europe/London'),
    words: Words,
  }),
  groups: z.array(z.strictObject({ id: Code, label: Words })).min(1),
  criteria: z.array(Criterion).min(1),
  ...Adjustments,
  tiers: z.tuple([TierPlan, TierPlan, TierPlan, TierPlan]),
  notes: z.array(z.strictObject({ about: Words, words: Words })),
  sources: z.array(z.strictObject({ id: Code, title: Words, url: z.url().nullable() })),
})
export type Rule = z.infer<typeof Shape>
export const Rule = Shape.superRefine(reportRuleFaults)
