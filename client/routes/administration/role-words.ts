import { rolesOfKind } from '#shared/workflow/administration.ts'
import { type Role, roleWords } from '#shared/workflow/states.ts'

const MAY: Readonly<Partial<Record<Role, string>>> = {
  debrief_lead: 'Registers operations, records facts and decisions, writes and sends reviews.',
  contributor: 'Writes the sections of a review that a debrief lead asks for.',
  gold_commander: 'Confirms decisions and signs reviews that they wrote no part of.',
  force_administrator: 'Adds people, gives and ends roles, changes the debrief lead of a review.',
}

/** The roles that a force gives, with what each may do. */
export const forceRoles = rolesOfKind.force.map((id) => ({
  id,
  label: roleWords[id],
  may: MAY[id] ?? '',
}))

/** "Gold commander, debrief lead"; who holds none is named as such. */
export function rolesInWords(roles: readonly Role[]): string {
  if (roles.length === 0) return 'No role'
  return roles.map((role, at) => (at === 0 ? roleWords[role] : roleWords[role].toLowerCase())).join(', ')
}
