import { type Acting, isParty, whyNotParty } from './parties.ts'
import type { Refusal } from './refusals.ts'
import type { Role } from './states.ts'

/** Who shares an operation of their force with another force, and ends it. */
export const shareRoles = ['debrief_lead', 'gold_commander'] as const satisfies readonly Role[]

/** Who asks contributors to write sections of a review, and takes sections back. */
export const givingRoles = ['debrief_lead'] as const satisfies readonly Role[]

export interface ShareSituation {
  readonly actor: Acting
  readonly operationRemoved: boolean
  /** The force named is the one that leads the operation. */
  readonly withLeadForce: boolean
  readonly sharedAlready: boolean
}

/** Why an operation may not be shared with a force; null where it may. */
export function refusalOfShare(situation: ShareSituation): Refusal | null {
  const { actor, operationRemoved, withLeadForce, sharedAlready } = situation
  if (!isParty(shareRoles, actor)) return whyNotParty(shareRoles, actor)
  if (operationRemoved) return 'operation_removed'
  if (withLeadForce) return 'share_with_own_force'
  return sharedAlready ? 'already_shared' : null
}

/** Why a share may not be ended; null where it may. A removed operation's shares can end too. */
export function refusalOfEndingShare({ actor, ended }: { actor: Acting; ended: boolean }): Refusal | null {
  if (!isParty(shareRoles, actor)) return whyNotParty(shareRoles, actor)
  return ended ? 'share_ended' : null
}

/** Why this person may not say who writes which section; null where they may. */
export function refusalOfGiving(actor: Acting): Refusal | null {
  return isParty(givingRoles, actor) ? null : whyNotParty(givingRoles, actor)
}
