import type { Rule, Tier } from './rule.ts'

export type ReassessmentOutcome = 'unchanged' | 'rises' | 'falls' | 'fall_refused'

/**
 * What a new assessment does to the tier, before the first submission. A tier falls only where a figure was
 * wrong and is marked as corrected; the second person it then needs is the workflow's business.
 */
export function outcomeOfReassessment(
  rule: Rule,
  before: Tier,
  after: Tier,
  figureCorrected: boolean,
): ReassessmentOutcome {
  if (after === before) return 'unchanged'
  if (after > before) return 'rises'
  return rule.reassessment.fallNeedsCorrection && !figureCorrected ? 'fall_refused' : 'falls'
}
