import type { OrganisationRef } from '#shared/api/session.ts'
import type { Role } from '#shared/workflow/states.ts'

/** Who is asking: one person acting for one organisation, with the roles they hold there at this moment. */
export type Viewer = {
  personId: string
  name: string
  rank: string | null
  rankShort: string | null
  organisation: OrganisationRef
  roles: Role[]
  /** Where this person stands in for a gold now: in one operation, or in every one of the force (null). */
  acting: ActingGold[]
  /** Stays the same while the session's token is exchanged. */
  sessionId: string
  csrfToken: string
  startedAt: string
  steppedUpAt: string | null
}

/** An appointment to act as gold that is in force. Both names are kept wherever it is used. */
export type ActingGold = {
  id: string
  operationId: string | null
  /** Null where an administrator appointed because no gold was available. */
  actingFor: { id: string; name: string; rank: string | null } | null
  reason: string
}

/**
 * The appointment under which this person acts as gold in an operation, or (null) in all of the force; none where they
 * hold gold themselves.
 */
export function actingIn(viewer: Viewer, operationId: string | null): ActingGold | undefined {
  if (viewer.roles.includes('gold_commander')) return undefined
  return viewer.acting.find((each) => each.operationId === null || each.operationId === operationId)
}

/** The roles that count in one operation, or (null) in all of the force: those held, and gold where acting as one. */
export function rolesIn(viewer: Viewer, operationId: string | null): Role[] {
  return actingIn(viewer, operationId) ? [...viewer.roles, 'gold_commander'] : viewer.roles
}

/** The roles that count in some operation or other. */
export function rolesSomewhere(viewer: Viewer): Role[] {
  const acts = viewer.acting.length > 0 && !viewer.roles.includes('gold_commander')
  return acts ? [...viewer.roles, 'gold_commander'] : viewer.roles
}
