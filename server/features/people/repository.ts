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

/** The viewer's roles at this instant, locked so that none can be taken away before commit. */
export async function lockRoles(tx: Tx, viewer: Viewer): Promise<Role[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .select('role')
    .where('organisation_id', '=', viewer.organisation.id)
    .where('person_id', '=', viewer.personId)
    .where('ended_at', 'is', null)
    .forShare()
    .execute()
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
