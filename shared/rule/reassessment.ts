import { assess } from './assess.ts'
import type { Facts, FactValue } from './facts.ts'
import type { Rule, Tier } from './rule.ts'
import type { History } from './series.ts'

type ReassessmentOutcome = 'unchanged' | 'rises' | 'falls' | 'fall_refused'

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

/** The cause that says a figure was wrong: only with it, and always with it, comes what was wrong. */
export const CORRECTED_FIGURE = 'corrected_figure'

/** Why a fact that nobody knew is known now. The rule's own causes are about what happened or was found wrong later. */
const BECAME_KNOWN = { code: 'became_known', label: 'It was not known before' }

/** The causes to choose from for a changed fact. */
export function causesOfChange(rule: Rule, knownBefore: boolean): { code: string; label: string }[] {
  return knownBefore ? rule.reassessment.causes : [BECAME_KNOWN, ...rule.reassessment.causes]
}

/** What people call the cause of a change that was recorded. */
export function causeWords(rule: Rule, code: string): string {
  return causesOfChange(rule, false).find((cause) => cause.code === code)?.label ?? code
}

/** The facts that a decision rests on, and what changed since, in the order of recording. */
export type SinceDecision = {
  facts: Facts
  history: History
  changes: readonly { criterion: string; value: FactValue; corrected: boolean }[]
}

/** Whether corrected figures by themselves bring the tier down to this one. Other changes lower nothing. */
export function loweredByCorrection(
  rule: Rule,
  { facts, history, changes }: SinceDecision,
  to: Tier,
): boolean {
  const corrections = changes.filter(({ corrected }) => corrected)
  if (corrections.length === 0) return false
  const corrected = { ...facts }
  for (const { criterion, value } of corrections) corrected[criterion] = value
  return assess(rule, corrected, history).tier <= to
}
