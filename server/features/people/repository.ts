import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { PersonRef } from '#shared/api/identifiers.ts'
import type { Role } from '#shared/workflow/states.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'

/** People by id, as they are named on screen. Everyone named in a force's records is or was in that force. */
export async function findPeople(tx: Tx, ids: Iterable<string | null>): Promise<Map<string, PersonRef>> {
  const wanted = [...new Set(ids)].filter((id): id is string => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name', 'rank', 'rank_short as rankShort'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** A name for an id: someone the viewer may not know about is shown as unknown, never left out. */
export function nameOf(people: Map<string, PersonRef>, id: string): PersonRef {
  return people.get(id) ?? { id, name: 'Someone no longer listed', rank: null, rankShort: null }
}

/** Everyone who holds a role in the viewer's organisation now, by name. */
export async function listColleagues(tx: Tx, viewer: Viewer) {
  const rows = await tx
    .selectFrom('person')
    .innerJoin('role_grant', 'role_grant.person_id', 'person.id')
    .select(['person.id', 'person.name', 'person.rank', 'person.rank_short as rankShort', 'role_grant.role'])
    .where('role_grant.organisation_id', '=', viewer.organisation.id)
    .where('role_grant.ended_at', 'is', null)
    .orderBy('person.name')
    .orderBy('role_grant.role')
    .execute()
  const people = new Map<string, PersonRef & { roles: string[] }>()
  for (const { role, ...person } of rows) {
    const known = people.get(person.id)
    if (known) known.roles.push(role)
    else people.set(person.id, { ...person, roles: [role] })
  }
  return [...people.values()]
}

const rolesHeld = (tx: Tx, { organisation }: Viewer, personId: string) =>
  tx
    .selectFrom('role_grant')
    .select('role')
    .where('organisation_id', '=', organisation.id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('role')

/** The viewer's roles at this instant, locked so that none can be taken away before commit. */
export async function lockRoles(tx: Tx, viewer: Viewer): Promise<Role[]> {
  const rows = await rolesHeld(tx, viewer, viewer.personId).forShare().execute()
  return rows.map((row) => row.role)
}

/** The roles that a person holds in the viewer's organisation now; none where they are not of it. */
export async function rolesOf(tx: Tx, viewer: Viewer, personId: string): Promise<Role[]> {
  const rows = await rolesHeld(tx, viewer, personId).execute()
  return rows.map((row) => row.role)
}

/**
 * The same of someone whose roles are about to end, locked until commit: what they do as gold at this moment is done
 * before or not at all.
 */
export async function lockRolesOf(tx: Tx, viewer: Viewer, personId: string): Promise<Role[]> {
  const rows = await rolesHeld(tx, viewer, personId).forUpdate().execute()
  return rows.map((row) => row.role)
}

/** Refuses a gold who does not hold gold for the viewer's force now. */
export async function requireGold(tx: Tx, viewer: Viewer, personId: string, pointer: string): Promise<void> {
  const found = await tx
    .selectFrom('role_grant')
    .select('person_id')
    .where('organisation_id', '=', viewer.organisation.id)
    .where('person_id', '=', personId)
    .where('role', '=', 'gold_commander')
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!found) {
    throw new Problem('answers_refused', {
      errors: [{ pointer, message: 'Choose a gold commander of your force' }],
    })
  }
}

/** Refuses a person who is not listed in the viewer's organisation. */
export async function requireColleague(
  tx: Tx,
  viewer: Viewer,
  personId: string,
  pointer: string,
): Promise<void> {
  const found = await tx
    .selectFrom('role_grant')
    .select('person_id')
    .where('organisation_id', '=', viewer.organisation.id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!found) {
    throw new Problem('answers_refused', { errors: [{ pointer, message: 'Choose a person of your force' }] })
  }
}

/**
 * Locks the grants of every administrator of the viewer's organisation until commit, so that people of one force are
 * changed one after the other. Throws `not_allowed` where the viewer is no administrator any more.
 */
export async function lockAdministration(tx: Tx, viewer: Viewer): Promise<string[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .select('person_id')
    .where('organisation_id', '=', viewer.organisation.id)
    .where('role', '=', 'force_administrator')
    .where('ended_at', 'is', null)
    .orderBy('person_id')
    .forUpdate()
    .execute()
  const administrators = rows.map((row) => row.person_id)
  if (!administrators.includes(viewer.personId)) throw new Problem('not_allowed')
  return administrators
}

/** Everyone who holds gold in the viewer's organisation now. */
export async function listGolds(tx: Tx, viewer: Viewer): Promise<string[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .select('person_id')
    .where('organisation_id', '=', viewer.organisation.id)
    .where('role', '=', 'gold_commander')
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((row) => row.person_id)
}

/** People of the viewer's organisation with every grant they hold or held there, by name; newest grants first. */
export function listPeopleAndGrants(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('person')
    .leftJoin('role_grant', (join) =>
      join
        .onRef('role_grant.person_id', '=', 'person.id')
        .on('role_grant.organisation_id', '=', viewer.organisation.id),
    )
    .select(['person.id', 'person.name', 'person.rank', 'person.rank_short as rankShort'])
    .select(['role_grant.role', 'role_grant.granted_at', 'role_grant.granted_by'])
    .select(['role_grant.ended_at', 'role_grant.ended_by', 'role_grant.end_reason'])
    .where((eb) =>
      eb.or([
        eb('role_grant.person_id', 'is not', null),
        eb('person.listed_by', '=', viewer.organisation.id),
      ]),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .orderBy('role_grant.granted_at', 'desc')
    .orderBy('role_grant.role')
    .execute()
}

/** Throws `not_found` for a person who is not known to the viewer's organisation. */
export async function requireListed(tx: Tx, viewer: Viewer, personId: string): Promise<void> {
  await tx
    .selectFrom('person')
    .leftJoin('role_grant', (join) =>
      join
        .onRef('role_grant.person_id', '=', 'person.id')
        .on('role_grant.organisation_id', '=', viewer.organisation.id),
    )
    .select('person.id')
    .where('person.id', '=', personId)
    .where((eb) =>
      eb.or([
        eb('role_grant.person_id', 'is not', null),
        eb('person.listed_by', '=', viewer.organisation.id),
      ]),
    )
    .executeTakeFirstOrThrow(() => new Problem('not_found'))
}

/** Reviews of the viewer's force that are not yet submitted, with everyone who wrote part of them. */
export function listUnsubmittedWork(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('review')
    .innerJoin('review_author', (join) =>
      join
        .onRef('review_author.force_id', '=', 'review.force_id')
        .onRef('review_author.review_id', '=', 'review.id'),
    )
    .innerJoin('operation', (join) =>
      join
        .onRef('operation.force_id', '=', 'review.force_id')
        .onRef('operation.id', '=', 'review.operation_id'),
    )
    .select(['review.id', 'review.operation_id', 'operation.name', 'review_author.person_id'])
    .where('review.force_id', '=', viewer.organisation.id)
    .where('review.state', 'in', ['draft', 'with_gold', 'returned', 'signed_off'])
    .orderBy('operation.name')
    .orderBy('review.id')
    .execute()
}

export async function insertPerson(
  tx: Tx,
  viewer: Viewer,
  person: { id: string; name: string; rank: string | null; rankShort: string | null },
): Promise<void> {
  const { id, name, rank, rankShort } = person
  const listed = { listed_by: viewer.organisation.id }
  await tx
    .insertInto('person')
    .values({ id, slug: id, name, rank, rank_short: rankShort, ...listed })
    .execute()
}

/** Links a person with an account; false where somebody is linked with it already. */
export async function insertIdentity(
  tx: Tx,
  personId: string,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('identity')
    .values({ id: randomUUID(), person_id: personId, issuer, subject })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function insertGrant(
  tx: Tx,
  viewer: Viewer,
  grant: { personId: string; role: Role },
): Promise<void> {
  await tx
    .insertInto('role_grant')
    .values({
      organisation_id: viewer.organisation.id,
      person_id: grant.personId,
      role: grant.role,
      granted_by: viewer.personId,
      origin: 'administrator',
    })
    .execute()
}

/** Ends these roles of a person in the viewer's organisation. */
export async function endGrants(
  tx: Tx,
  viewer: Viewer,
  ending: { personId: string; roles: readonly Role[]; at: string; reason: string },
): Promise<void> {
  await tx
    .updateTable('role_grant')
    // Not before it was given: both are times at which a transaction began.
    .set({
      ended_at: sql<string>`greatest(granted_at, ${ending.at}::timestamptz)`,
      ended_by: viewer.personId,
      end_reason: ending.reason,
    })
    .where('organisation_id', '=', viewer.organisation.id)
    .where('person_id', '=', ending.personId)
    .where('role', 'in', ending.roles)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of a person for the viewer's organisation. Returns how many had not ended before. */
export async function endSessionsOf(tx: Tx, viewer: Viewer, personId: string, at: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({ ended_at: at })
    .where('organisation_id', '=', viewer.organisation.id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
