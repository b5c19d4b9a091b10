import type { DecisionActor, DecisionRow, SecondPerson } from './decision.ts'
import { isParty, whyNotParty } from './parties.ts'
import type { Refusal } from './refusals.ts'

export interface ConfirmationSituation {
  /** As `decideDecision` answered when it was made. */
  readonly second: SecondPerson | null
  readonly inEffect: DecisionRow['inEffect']
  readonly confirmed: boolean
  readonly newerDecisionExists: boolean
  readonly everSubmitted: boolean
  readonly operationRemoved: boolean
  readonly actor: DecisionActor & { readonly isMaker: boolean }
}

type ConfirmationOutcome =
  | { readonly ok: true; readonly takesEffect: boolean }
  | { readonly ok: false; readonly refusal: Refusal }

/** Whether this person may be the second one. `takesEffect`: the decision comes into effect with it. */
export function decideConfirmation(situation: ConfirmationSituation): ConfirmationOutcome {
  const { second, inEffect } = situation
  if (second === null) return { ok: false, refusal: 'no_confirmation_needed' }
  const refusal = personRefusal(second, situation.actor) ?? standingRefusal(situation)
  return refusal === undefined
    ? { ok: true, takesEffect: inEffect === 'when_confirmed' }
    : { ok: false, refusal }
}

function personRefusal(second: SecondPerson, actor: ConfirmationSituation['actor']): Refusal | undefined {
  if (!isParty(second.by, actor)) return whyNotParty(second.by, actor)
  if (actor.isMaker) return 'own_decision'
  return second.enteredNoFacts && actor.enteredFacts ? 'entered_facts' : undefined
}

function standingRefusal(situation: ConfirmationSituation): Refusal | undefined {
  if (situation.confirmed) return 'already_confirmed'
  if (situation.newerDecisionExists) return 'newer_decision'
  if (situation.operationRemoved) return 'operation_removed'
  // A tier that changes after the first submission would move what was sent; a mere confirmation does not.
  const movesTheTier = situation.inEffect === 'when_confirmed'
  return movesTheTier && situation.everSubmitted ? 'tier_fixed' : undefined
}
