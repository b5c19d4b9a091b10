import { addDays, dayInWords, londonDate, londonMidnight } from '../calendar.ts'
import { capital } from '../capitals.ts'
import { DeadlineStep, type Rule, type Tier, type TierPlan } from './rule.ts'

export type { DeadlineStep } from './rule.ts'

/** `lastDay` is in Europe/London; `endsAt` is 00:00 after it. What is done before `endsAt` is in time. */
export type Deadline = { step: DeadlineStep; days: number; lastDay: string; endsAt: string }

/** The words people read for each step. */
export const STEP_WORDS: Record<DeadlineStep, string> = {
  hot_debrief: 'hot debrief',
  decision: 'decision',
  urgent_learning: 'urgent learning',
  post_event_assessment: 'community impact assessment',
  single_agency_debrief: 'single-agency debrief',
  debrief: 'debrief',
  impact_review_1: 'first community impact review',
  form: 'form prepared',
  sign_off: 'gold signature',
  submission: 'sent',
  impact_review_2: 'second community impact review',
}

/**
 * Every deadline of a tier, earliest first. `standDownAt` is an ISO instant with Z or an offset (throws a
 * RangeError on anything else); after a rise of the tier, give the instant of the rise for the steps not yet
 * done.
 */
export function deadlinesFor(rule: Rule, tier: Tier, standDownAt: string): Deadline[] {
  const from = londonDate(standDownAt)
  return stepsOf(rule.tiers[tier]).map(({ step, days }) => deadline(step, from, days))
}

/** The steps a tier asks for and their days after stand-down, earliest first. */
export function stepsOf(plan: TierPlan): { step: DeadlineStep; days: number }[] {
  const steps = DeadlineStep.options.flatMap((step) => {
    const days = plan.deadlines[step]
    return days === undefined ? [] : [{ step, days }]
  })
  return steps.sort((one, other) => one.days - other.days)
}

/** The deadlines of the rungs of the ladder; null where the tier does not ask for the rung. */
type LadderDeadlines = {
  considered: Deadline | null
  debriefed: Deadline | null
  form_prepared: Deadline | null
  gold_signed: Deadline | null
  submitted: Deadline | null
}

/** Counts like `deadlinesFor`. Where the hot debrief is the tier's only debrief, it is the ladder's. */
export function ladderDeadlines(rule: Rule, tier: Tier, standDownAt: string): LadderDeadlines {
  const from = londonDate(standDownAt)
  const plan = rule.tiers[tier]
  const at = (step: DeadlineStep): Deadline | null => {
    const after = plan.deadlines[step]
    return after === undefined ? null : deadline(step, from, after)
  }
  return {
    considered: at('decision'),
    debriefed: at(plan.debriefs.at(-1) === 'hot' ? 'hot_debrief' : 'debrief'),
    form_prepared: at('form'),
    gold_signed: at('sign_off'),
    submitted: at('submission'),
  }
}

/** When urgent learning must have been sent. It is owed at any tier, whenever there is any. */
export function urgentLearningDeadline(rule: Rule, standDownAt: string): Deadline {
  return deadline('urgent_learning', londonDate(standDownAt), rule.urgentLearning.days)
}

/** The last day on which the result counts as provisional even with every fact known. */
export function provisionalUntil(rule: Rule, standDownAt: string): string {
  return addDays(londonDate(standDownAt), rule.reassessment.provisionalDays)
}

/** The last day for looking at a pause again, from the day it began or was last looked at. */
export function pauseReviewBy(rule: Rule, from: string): string {
  return addDays(from, rule.pause.reviewEveryDays)
}

/** "Hot debrief: by the end of Tuesday 24 November 2026." */
export function deadlineSentence({ step, lastDay }: Deadline): string {
  return `${capital(STEP_WORDS[step])}: by the end of ${dayInWords(lastDay)}.`
}

function deadline(step: DeadlineStep, from: string, days: number): Deadline {
  const lastDay = addDays(from, days)
  return { step, days, lastDay, endsAt: londonMidnight(addDays(lastDay, 1)) }
}
