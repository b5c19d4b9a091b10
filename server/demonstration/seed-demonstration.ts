import { sql } from 'kysely'
import type { Database } from '../db/connect.ts'
import { appointDemonstrationDeputy } from './appoint-acting-gold.ts'
import { clockFrom } from './demonstration-clock.ts'
import { demonstrationOperations } from './operations/all-operations.ts'
import { demonstrationPeople } from './people.ts'
import { runActs } from './run-acts.ts'

export const WHO_TO_SIGN_IN_AS =
  'Demonstration: every operation and person is invented. Sign in as Rowan Hale (debrief lead), Morgan Vale (gold) or Ellery Finch (auditor).'

/** Fills an empty database with invented people and operations. The people are added by the owner of the tables. */
export async function seedDemonstration(database: Database): Promise<void> {
  const now = await addPeople(database)
  await runActs(database.db, demonstrationOperations, clockFrom(now))
  await appointDemonstrationDeputy(database.db)
}

/** Returns the database's time: the demonstration's days are counted from its day. */
async function addPeople({ owner }: Database): Promise<string> {
  const people = demonstrationPeople()
  return owner.transaction().execute(async (tx) => {
    await tx
      .insertInto('person')
      .values(
        people.map(({ id, slug, name, rank, rankShort }) => ({
          id,
          slug,
          name,
          rank,
          rank_short: rankShort,
        })),
      )
      .execute()
    await tx
      .insertInto('role_grant')
      .values(
        people.flatMap((person) =>
          person.roles.map((role) => ({
            organisation_id: person.organisationId,
            person_id: person.id,
            role,
          })),
        ),
      )
      .execute()
    await tx
      .insertInto('mail_address')
      .values(people.map(({ id, slug }) => ({ person_id: id, address: `${slug}@example.org` })))
      .execute()
    const { rows } = await sql<{ now: string }>`select now() as now`.execute(tx)
    if (!rows[0]) throw new Error('the database did not answer its time')
    return rows[0].now
  })
}
