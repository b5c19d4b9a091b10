import { randomUUID } from 'node:crypto'
import type { SignInRefusal } from '#shared/api/sign-in.ts'
import type { Role } from '#shared/workflow/states.ts'
import type { Tx } from '../../db/types.ts'
import type { Known } from '../../openid/claims.ts'
import { recordEvent } from '../audit/repository.ts'
import {
  endGrant,
  findIdentity,
  insertGrant,
  insertPerson,
  listGrants,
  listTakenAway,
  lockSubject,
  updatePerson,
} from './repository.ts'

/** Someone who may come in, or why not. What was brought into line stays so either way. */
export type Arrived =
  | { ok: true; personId: string; identityId: string }
  | { ok: false; refusal: SignInRefusal }

/**
 * Brings a person and the roles that come from their organisation's sign-in service into line with what it says now.
 * Roles given by an administrator stay, and one that was taken away by hand stays away until it is given by hand.
 * Someone unknown without a role leaves nothing behind.
 */
export async function bringIntoLine(
  tx: Tx,
  at: string,
  organisationId: string,
  known: Known,
): Promise<Arrived> {
  const refusal = known.unknown.length > 0 ? 'roles_unknown' : 'no_role'
  await lockSubject(tx, known)
  const before = await findIdentity(tx, known)
  if (!before && known.roles.length === 0) return { ok: false, refusal }
  const { personId, id: identityId } = before ?? (await add(tx, at, organisationId, known))
  if (before) await updatePerson(tx, personId, known)
  const held = await bringGrants(tx, at, { organisationId, personId }, known)
  return held.length > 0 ? { ok: true, personId, identityId } : { ok: false, refusal }
}

async function add(tx: Tx, at: string, forceId: string, known: Known) {
  const ids = { personId: randomUUID(), identityId: randomUUID() }
  await insertPerson(tx, ids, known)
  await recordEvent(tx, 'service', at, {
    forceId,
    action: 'add_person',
    details: { person: ids.personId, origin: 'provider' },
  })
  return { personId: ids.personId, id: ids.identityId }
}

type Whose = { organisationId: string; personId: string }

/** Returns the roles held afterwards. A role that is not known about is not ended: its absence proves nothing. */
async function bringGrants(
  tx: Tx,
  at: string,
  { organisationId, personId }: Whose,
  { roles, unknown }: Known,
): Promise<Role[]> {
  const held = await listGrants(tx, organisationId, personId)
  const takenAway = await listTakenAway(tx, organisationId, personId)
  const added = roles.filter(
    (role) => !held.some((grant) => grant.role === role) && !takenAway.includes(role),
  )
  const ended = held
    .filter(({ role, origin }) => origin === 'provider' && !roles.includes(role) && !unknown.includes(role))
    .map(({ role }) => role)
  const record = (action: 'give_role' | 'end_role', role: Role) =>
    recordEvent(tx, 'service', at, {
      forceId: organisationId,
      action,
      details: { person: personId, role, origin: 'provider' },
    })
  for (const role of ended) {
    await endGrant(tx, organisationId, personId, role)
    await record('end_role', role)
  }
  for (const role of added) {
    await insertGrant(tx, organisationId, personId, role)
    await record('give_role', role)
  }
  return [...held.map(({ role }) => role).filter((role) => !ended.includes(role)), ...added]
}
