import { debriefKindWords } from '#client/routes/debriefs/debrief-words.ts'
import { listed } from '#client/words/numbers.ts'
import type { KnownFacts } from '#shared/api/decisions.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import type { Assessment } from '#shared/rule/assess.ts'
import { forbiddenWords } from '#shared/rule/override.ts'
import type { Rule, Tier } from '#shared/rule/rule.ts'
import {
  type DecisionOutcome,
  type DecisionPosition,
  decideDecision,
  decisionKindOf,
  decisionPositions,
} from '#shared/workflow/decision.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'
import type { Role } from '#shared/workflow/states.ts'

export type Asking = {
  operation: Pick<OperationReply, 'decisions' | 'review' | 'removal'> & {
    facts: Pick<OperationReply['facts'], 'corrected' | 'enteredByViewer'>
  }
  rule: Rule
  /** The facts on the page, and what they lead to. */
  known: KnownFacts
  assessment: Pick<Assessment, 'tier' | 'computedTier'>
  roles: readonly Role[]
}

/** A reason that is long enough: the form asks for the reason itself. */
const LONG_ENOUGH = 1_000

function tiersInEffect({ operation }: Asking) {
  const current = operation.decisions.find((decision) => decision.current)
  return current
    ? { computedTier: current.computedTier as Tier, chosenTier: current.chosenTier as Tier }
    : null
}

/** What the decision table says of choosing this tier in this position. */
export function outcomeOf(asking: Asking, chosenTier: Tier, position: DecisionPosition): DecisionOutcome {
  const { operation, rule, known, assessment, roles } = asking
  const inEffect = tiersInEffect(asking)
  const computedTier = assessment.tier
  return decideDecision({
    kind: decisionKindOf({ computedTier, chosenTier, inEffect }),
    computedTier,
    chosenTier,
    actor: { roles, relation: 'lead_force', enteredFacts: operation.facts.enteredByViewer },
    position,
    reasonLength: LONG_ENOUGH,
    inEffect,
    figureCorrected: operation.facts.corrected,
    downForbidden: forbiddenWords(rule, known, assessment, chosenTier) !== null,
    everSubmitted: operation.review !== null && operation.review.submissionState !== null,
    operationRemoved: operation.removal !== null,
  })
}

/** The positions in which this person may decide. */
export function positionsFor(asking: Asking): DecisionPosition[] {
  return decisionPositions.filter((position) => {
    const outcome = outcomeOf(asking, asking.assessment.tier, position)
    return outcome.ok || outcome.refusal !== 'position_not_held'
  })
}

function waitsForSecond({ operation: { decisions }, assessment }: Asking): boolean {
  const [newest] = decisions
  return newest !== undefined && !newest.current && newest.chosenTier === assessment.tier
}

/** Why nothing can be decided now, in a sentence; null where something can. */
export function whyNoDecision(asking: Asking): string | null {
  const inEffect = tiersInEffect(asking)
  const outcome = outcomeOf(asking, asking.assessment.tier, 'silver')
  if (outcome.ok) {
    return inEffect !== null && waitsForSecond(asking)
      ? `Tier ${asking.assessment.tier} was recorded and waits for its second person. Tier ${inEffect.chosenTier} is in effect until then.`
      : null
  }
  if (outcome.refusal === 'tier_unchanged') return null
  const words = refusalSentence(outcome.refusal)
  return inEffect === null ? words : `The decision in effect is tier ${inEffect.chosenTier}. ${words}`
}

/** One tier to choose, with who may choose it or why nobody may. */
export type TierChoice = { tier: Tier; label: string; hint: string | null }

/** The tiers that can be chosen: as worked out first, then those above, then the one below. */
export function tierChoices({ rule, known, assessment }: Asking): TierChoice[] {
  const { tier } = assessment
  const above = ([1, 2, 3] as const).filter((each) => each > tier)
  const below = ([0, 1, 2] as const).filter((each) => each === tier - 1)
  const { minReasonCharacters } = rule.override.down
  return [
    { tier, label: `Tier ${tier}, as worked out`, hint: null },
    ...above.map((each) => ({
      tier: each,
      label: `Tier ${each}`,
      hint: 'You or gold may go up, with a reason.',
    })),
    ...below.map((each) => ({
      tier: each,
      label: `Tier ${each}`,
      hint:
        forbiddenWords(rule, known, assessment, each) ??
        `Only gold who entered none of these facts may go down, one step, with at least ${minReasonCharacters} characters of reason. The oversight body always sees it.`,
    })),
  ]
}

/**
 * The tier that stands chosen before anyone chooses: the one worked out, unless it is lower than what is in effect or
 * in effect already.
 */
export function chosenAtFirst(asking: Asking): Tier | null {
  const inEffect = tiersInEffect(asking)
  const { tier } = asking.assessment
  return inEffect === null || tier > inEffect.chosenTier ? tier : null
}

/** How the reason is asked for, by what is chosen. */
export function reasonWords({ rule, assessment }: Asking, chosen: Tier): { label: string; hint: string } {
  if (chosen > assessment.tier) {
    return {
      label: 'Reason for the higher tier',
      hint: 'Say why more is needed than was worked out, and who asked for it.',
    }
  }
  if (chosen < assessment.tier) {
    return {
      label: 'Reason for the lower tier',
      hint: `Say why less is enough, in at least ${rule.override.down.minReasonCharacters} characters. The oversight body always sees that the tier was lowered.`,
    }
  }
  return {
    label: 'Reason for the decision',
    hint: 'Say why this extent fits. One or two sentences is enough.',
  }
}

/** Whether the decision counts at once, and who else must agree. Empty where it cannot be made in this position. */
export function effectWords(asking: Asking, chosen: Tier, position: DecisionPosition): string {
  const outcome = outcomeOf(asking, chosen, position)
  if (!outcome.ok) return ''
  if (outcome.inEffect === 'when_confirmed') {
    const whom = outcome.second?.enteredNoFacts ? ', who entered none of these facts,' : ''
    return `It counts when another debrief lead or gold${whom} has confirmed it.`
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
