import { debriefKindWords } from '#client/routes/debriefs/debrief-words.ts'
import { listed } from '#client/words/numbers.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import type { Rule, Tier } from '#shared/rule/rule.ts'
import {
  type DecisionOutcome,
  type DecisionPosition,
  decideDecision,
  decisionPositions,
} from '#shared/workflow/decision.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'
import type { Role } from '#shared/workflow/states.ts'

type Asking = {
  operation: Pick<OperationReply, 'decisions' | 'review' | 'removal'>
  /** The tier that the facts on the page lead to. */
  tier: Tier
  roles: readonly Role[]
}

function outcomeIn({ operation, tier, roles }: Asking, position: DecisionPosition): DecisionOutcome {
  const current = operation.decisions.find((decision) => decision.current)
  return decideDecision({
    kind: 'as_computed',
    computedTier: tier,
    chosenTier: tier,
    actor: { roles, relation: 'lead_force', enteredFacts: true },
    position,
    // The form asks for the reason itself.
    reasonLength: 1,
    inEffect: current
      ? { computedTier: current.computedTier as Tier, chosenTier: current.chosenTier as Tier }
      : null,
    figureCorrected: false,
    downForbidden: false,
    everSubmitted: operation.review !== null && operation.review.submissionState !== null,
    operationRemoved: operation.removal !== null,
  })
}

/** The positions in which this person may decide. */
export function positionsFor(asking: Asking): DecisionPosition[] {
  return decisionPositions.filter((position) => {
    const outcome = outcomeIn(asking, position)
    return outcome.ok || outcome.refusal !== 'position_not_held'
  })
}

/** Why no decision can be recorded now, in a sentence; null where one can. */
export function whyNoDecision(asking: Asking): string | null {
  const { tier, operation } = asking
  const current = operation.decisions.find((decision) => decision.current)
  const outcome = outcomeIn(asking, 'silver')
  if (
    !outcome.ok &&
    (current === undefined || outcome.refusal === 'tier_fixed' || operation.removal !== null)
  ) {
    return refusalSentence(outcome.refusal)
  }
  if (current === undefined) return null
  const inEffect = `The decision in effect is tier ${current.chosenTier}.`
  if (tier > current.chosenTier) {
    return `${inEffect} When you save these facts, the rule records a new decision at once: tier ${tier}.`
  }
  if (tier < current.computedTier) {
    return `${inEffect} A tier falls only where a figure was wrong and is marked as corrected, so these facts leave it as it is.`
  }
  return `${inEffect} These facts lead to the same result, so no new decision is needed.`
}

/** Whether the decision counts at once, and who else must agree. Empty where it cannot be made in this position. */
export function effectWords(asking: Asking, position: DecisionPosition): string {
  const outcome = outcomeIn(asking, position)
  if (!outcome.ok) return ''
  if (outcome.inEffect === 'when_confirmed') {
    return 'It counts when another debrief lead or gold, who entered none of these facts, has confirmed it.'
  }
  if (outcome.second !== null) return 'It counts at once, and gold is asked to confirm it.'
  return 'It counts at once.'
}

/** What follows the decision. */
export function nextWords(rule: Rule, tier: Tier): string {
  const kinds = rule.tiers[tier].debriefs.map((kind) => `a ${debriefKindWords[kind].toLowerCase()}`)
  if (kinds.length === 0) return 'No debrief and no review are due after that.'
  return `Next: hold and record ${listed(kinds)}, and start the review.`
}
