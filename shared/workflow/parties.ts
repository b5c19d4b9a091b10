import type { Refusal } from './refusals.ts'
import type { Relation, Role } from './states.ts'
import type { Party } from './transitions.ts'

/** The relations in which a role counts. Only a contributor may belong to a sharing force. */
const countsFor: Readonly<Record<Role, readonly Relation[]>> = {
  debrief_lead: ['lead_force'],
  contributor: ['lead_force', 'sharing_force'],
  gold_commander: ['lead_force'],
  force_administrator: ['lead_force'],
  auditor: [],
  recipient_officer: ['recipient'],
}

export interface Acting {
  readonly roles: readonly Role[]
  readonly relation: Relation
}

/** True when one of the parties is acting here. */
export function isParty(parties: readonly Party[], acting: Acting): boolean {
  return parties.some((party) =>
    party === 'channel'
      ? acting.relation === 'channel'
      : acting.roles.includes(party) && countsFor[party].includes(acting.relation),
  )
}

/** Why someone is none of the parties: the right role in the wrong place, or no such role. */
export function whyNotParty(parties: readonly Party[], acting: Acting): Refusal {
  const holdsRole = parties.some((party) => party !== 'channel' && acting.roles.includes(party))
  return holdsRole ? 'other_force' : 'role_missing'
}
