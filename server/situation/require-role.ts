import type { Role } from '#shared/workflow/states.ts'
import { rolesIn, type Viewer } from '../viewer.ts'
import { refused } from './refused.ts'

/** Whether one of these roles counts here for this person: in the operation, or (null) in the whole force. */
export function holdsIn(viewer: Viewer, operationId: string | null, who: readonly Role[]): boolean {
  const held = rolesIn(viewer, operationId)
  return who.some((role) => held.includes(role))
}

/**
 * Refuses whoever acts as gold elsewhere only: the policy lets them call the route, and this operation (null: the
 * whole force) is not theirs to decide about.
 */
export function requireRoleIn(viewer: Viewer, operationId: string | null, who: readonly Role[]): void {
  if (!holdsIn(viewer, operationId, who)) throw refused('role_missing')
}
