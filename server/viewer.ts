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
  sessionDigest: string
  csrfToken: string
  startedAt: string
  steppedUpAt: string | null
}

/** An appointment to act as gold that is in force. Both names are kept wherever it is used. */
export type ActingGold = {
  id: string
  operationId: string | null
  actingFor: { id: string; name: string; rank: string | null }
  reason: string
}

/** The appointment under which this person acts as gold in an operation; none where they hold gold themselves. */
export function actingIn(viewer: Viewer, operationId: string): ActingGold | undefined {
  if (viewer.roles.includes('gold_commander')) return undefined
  return viewer.acting.find((each) => each.operationId === null || each.operationId === operationId)
}

/** The roles that count in one operation: those held, and gold where the person acts as one. */
export function rolesIn(viewer: Viewer, operationId: string): Role[] {
  return actingIn(viewer, operationId) ? [...viewer.roles, 'gold_commander'] : viewer.roles
}

/** The roles that count in some operation or other. */
export function rolesSomewhere(viewer: Viewer): Role[] {
  const acts = viewer.acting.length > 0 && !viewer.roles.includes('gold_commander')
  return acts ? [...viewer.roles, 'gold_commander'] : viewer.roles
}
