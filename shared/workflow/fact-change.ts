import { type Acting, isParty, whyNotParty } from './parties.ts'
import type { Refusal } from './refusals.ts'
import type { Role } from './states.ts'

/** Whoever learns of a late fact may record it: a complaint reaches others than the debrief lead. */
export const factChangeRoles = [
  'debrief_lead',
  'gold_commander',
  'contributor',
  'force_administrator',
] as const satisfies readonly Role[]

export interface FactChangeSituation {
  readonly actor: Acting
  readonly decisionRecorded: boolean
  readonly operationRemoved: boolean
}

/** Why this person may not record a changed fact; null where they may. It is allowed after the first submission too. */
export function refusalOfFactChange(situation: FactChangeSituation): Refusal | null {
  const { actor, decisionRecorded, operationRemoved } = situation
  if (!isParty(factChangeRoles, actor)) return whyNotParty(factChangeRoles, actor)
  if (operationRemoved) return 'operation_removed'
  return decisionRecorded ? null : 'facts_still_open'
}

/** Why the facts may not be edited freely; null until a decision rests on them. */
export function refusalOfFactEdit(situation: Omit<FactChangeSituation, 'actor'>): Refusal | null {
  if (situation.operationRemoved) return 'operation_removed'
  return situation.decisionRecorded ? 'facts_decided' : null
}
