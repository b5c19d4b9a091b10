import type { EndRole } from '#shared/api/administration.ts'
import { refusalOfEnd } from '#shared/workflow/administration.ts'
import type { Role } from '#shared/workflow/states.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import type { Viewer } from '../../viewer.ts'
import { endAppointments } from '../acting-golds/repository.ts'
import { recordEvent } from '../audit/repository.ts'
import { listWaiting } from '../sign-off/repository.ts'
import { forgetAddress } from './forget-address.ts'
import {
  endGrants,
  endSessionsOf,
  listGolds,
  lockAdministration,
  lockRolesOf,
  requireListed,
} from './repository.ts'

type Ending = { personId: string; only?: Role; input: EndRole }

/** The roles that end, and whether they are all, where nothing stands against it. */
async function rolesToEnd(
  tx: Tx,
  viewer: Viewer,
  { personId, only, input }: Ending,
): Promise<{ ended: Role[]; all: boolean }> {
  const administrators = await lockAdministration(tx, viewer)
  await requireListed(tx, viewer, personId)
  const held = await lockRolesOf(tx, viewer, personId)
  const ending = only === undefined ? held : held.filter((role) => role === only)
  const others = (people: string[]) => people.filter((id) => id !== personId).length
  const refusal = refusalOfEnd({
    ending,
    otherAdministrators: others(administrators),
    otherGolds: others(await listGolds(tx, viewer)),
    reviewsWithGold: (await listWaiting(tx, viewer.organisation.id)).length,
    confirmed: input.confirmed === true,
  })
  if (refusal) throw refused(refusal)
  return { ended: ending, all: ending.length === held.length }
}

/** Ends what goes with the roles, before the event that says so, and returns these. */
async function beginEnding(tx: Tx, viewer: Viewer, at: string, ending: Ending): Promise<Role[]> {
  const { personId, input } = ending
  const { ended, all } = await rolesToEnd(tx, viewer, ending)
  const end = { at, reason: input.reason }
  if (ended.includes('gold_commander'))
    await endAppointments(tx, viewer, { side: 'acting_for_id', personId }, end)
  if (all) await endAppointments(tx, viewer, { side: 'deputy_id', personId }, end)
  if (all) await forgetAddress(tx, viewer, at, personId)
  return ended
}

/** Ends one role of a person in the administrator's force. It bites at that person's next request. */
export async function endRole(
  tx: Tx,
  viewer: Viewer,
  at: string,
  { id, role }: { id: string; role: Role },
  input: EndRole,
) {
  const ended = await beginEnding(tx, viewer, at, { personId: id, only: role, input })
  await recordEvent(tx, viewer, at, {
    forceId: viewer.organisation.id,
    action: 'end_role',
    details: { person: id, role, confirmed: input.confirmed === true },
  })
  // Last: the viewer may be ending a role of their own.
  await endGrants(tx, viewer, { personId: id, roles: ended, at, reason: input.reason })
  return { personId: id, ended, sessionsEnded: 0 }
}

/** Someone leaves the force: every role, session and address of theirs there goes. What they did stays on record. */
export async function leaveForce(tx: Tx, viewer: Viewer, at: string, personId: string, input: EndRole) {
  const ended = await beginEnding(tx, viewer, at, { personId, input })
  noteSubjects(tx, 'person', viewer.organisation.id, [personId])
  const sessionsEnded = await endSessionsOf(tx, viewer, personId, at)
  await recordEvent(tx, viewer, at, {
    forceId: viewer.organisation.id,
    action: 'leave_force',
    details: { person: personId, roles: ended.join(' '), sessionsEnded, confirmed: input.confirmed === true },
  })
  await endGrants(tx, viewer, { personId, roles: ended, at, reason: input.reason })
  return { personId, ended, sessionsEnded }
}
