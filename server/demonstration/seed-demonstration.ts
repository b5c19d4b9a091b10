import type { Database } from '../db/connect.ts'
import { demonstrationPeople } from './people.ts'

export const WHO_TO_SIGN_IN_AS =
  'Demonstration: every operation and person is invented. Sign in as Rowan Hale (debrief lead), Morgan Vale (gold) or Ellery Finch (auditor).'

/** Fills an empty database with invented people and operations. Run by the owner of the tables. */
export async function seedDemonstration(database: Database): Promise<void> {
  const people = demonstrationPeople()
  await database.owner.transaction().execute(async (tx) => {
    await tx
      .insertInto('person')
      .values(people.map(({ id, slug, name, rank, rankShort }) => ({ id, slug, name, rank, rank_short: rankShort })))
      .execute()
    await tx
      .insertInto('role_grant')
      .values(
        people.flatMap((person) =>
          person.roles.map((role) => ({ organisation_id: person.organisationId, person_id: person.id, role })),
        ),
      )
      .execute()
  })
}
