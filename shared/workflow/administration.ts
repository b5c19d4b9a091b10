import type { OrganisationRef } from '#shared/api/session.ts'
import type { Refusal } from './refusals.ts'
import type { Role } from './states.ts'

/** The roles that belong to each kind of organisation. A person may hold roles of several organisations. */
export const rolesOfKind: Readonly<Record<OrganisationRef['kind'], readonly Role[]>> = {
  force: ['debrief_lead', 'contributor', 'gold_commander', 'force_administrator'],
  oversight_body: ['auditor'],
  recipient: ['recipient_officer'],
}

export interface GrantSituation {
  readonly role: Role
  readonly kind: OrganisationRef['kind']
  readonly toThemselves: boolean
  readonly held: boolean
  /** Signed in again at most 5 minutes ago, the same person. */
  readonly stepUpFresh: boolean
}

/** Why an administrator may not give this role; null where they may. Step-up comes last, as for a signature. */
export function refusalOfGrant(situation: GrantSituation): Refusal | null {
  const { role, kind, toThemselves, held, stepUpFresh } = situation
  if (toThemselves) return 'own_role'
  if (!rolesOfKind[kind].includes(role)) return 'role_of_another_kind'
  if (held) return 'role_held'
  return stepUpFresh ? null : 'step_up_required'
}

export interface EndSituation {
  /** The roles that would end. */
  readonly ending: readonly Role[]
  /** Others who hold the role now. */
  readonly otherAdministrators: number
  readonly otherGolds: number
  readonly reviewsWithGold: number
  /** The administrator was warned and says to go on. */
  readonly confirmed: boolean
}

/** Why roles may not be ended; null where they may. A force is never left without an administrator. */
export function refusalOfEnd(situation: EndSituation): Refusal | null {
  const { ending, otherAdministrators, otherGolds, reviewsWithGold, confirmed } = situation
  if (ending.length === 0) return 'role_not_held'
  if (ending.includes('force_administrator') && otherAdministrators === 0) return 'last_administrator'
  const lastGold = ending.includes('gold_commander') && otherGolds === 0 && reviewsWithGold > 0
  return lastGold && !confirmed ? 'last_gold' : null
}
