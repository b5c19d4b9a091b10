import type { Insertable } from 'kysely'
import type { SectionGiven } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'
import type { Viewer } from '../../viewer.ts'

type Key = { force_id: string; id: string }

/** Everyone who was asked to write a section of a review and still is, a row for each section. */
export function listContributors(tx: Tx, review: Key) {
  return tx
    .selectFrom('section_given')
    .select(['section_id', 'person_id', 'of_force_id', 'given_by', 'given_at'])
    .where('force_id', '=', review.force_id)
    .where('review_id', '=', review.id)
    .where('ended_at', 'is', null)
    .orderBy('given_at')
    .orderBy('section_id')
    .execute()
}

/** What the viewer was asked to write, in reviews of their own force and in shared ones that are open for writing. */
export function listGivenTo(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('section_given as given')
    .innerJoin('review', (join) =>
      join.onRef('review.force_id', '=', 'given.force_id').onRef('review.id', '=', 'given.review_id'),
    )
    .innerJoin('operation', (join) =>
      join
        .onRef('operation.force_id', '=', 'review.force_id')
        .onRef('operation.id', '=', 'review.operation_id'),
    )
    .leftJoin('review_section as saved', (join) =>
      join
        .onRef('saved.force_id', '=', 'given.force_id')
        .onRef('saved.review_id', '=', 'given.review_id')
        .onRef('saved.section_id', '=', 'given.section_id'),
    )
    .select(['given.force_id', 'given.review_id', 'given.section_id', 'given.given_by', 'given.given_at'])
    .select(['review.state', 'review.operation_id', 'review.definition_id', 'review.definition_version'])
    .select(['operation.name', 'operation.reference', 'saved.saved_at'])
    .where('given.person_id', '=', viewer.personId)
    .where('given.of_force_id', '=', viewer.organisation.id)
    .where('given.ended_at', 'is', null)
    .where('review.state', '<>', 'withdrawn')
    .orderBy('operation.reference')
    .orderBy('given.given_at')
    .orderBy('given.section_id')
    .execute()
}

/** Contributors of these forces now, by name. Other forces' are known only while an operation is shared with them. */
export function listCandidates(tx: Tx, forceIds: readonly string[]) {
  return tx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id', 'person.name', 'person.rank', 'person.rank_short as rankShort'])
    .select('role_grant.organisation_id as forceId')
    .where('role_grant.organisation_id', 'in', [...forceIds])
    .where('role_grant.role', '=', 'contributor')
    .where('role_grant.ended_at', 'is', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}

export async function insertGiven(tx: Tx, values: Insertable<SectionGiven>[]): Promise<void> {
  await tx.insertInto('section_given').values(values).execute()
}

type End = { by: string; at: string }

/** Takes sections of a review back from a person. */
export async function endSections(
  tx: Tx,
  review: Key,
  person: { id: string; sections: readonly string[] },
  end: End,
): Promise<void> {
  await tx
    .updateTable('section_given')
    .set({ ended_at: end.at, ended_by: end.by })
    .where('force_id', '=', review.force_id)
    .where('review_id', '=', review.id)
    .where('person_id', '=', person.id)
    .where('section_id', 'in', [...person.sections])
    .where('ended_at', 'is', null)
    .execute()
}

/** Takes back every section of an operation's reviews that people of one force were given. Returns how many. */
export async function endSectionsOfForce(
  tx: Tx,
  operation: Key,
  end: End & { ofForceId: string },
): Promise<number> {
  const ended = await tx
    .updateTable('section_given')
    .set({ ended_at: end.at, ended_by: end.by })
    .where('force_id', '=', operation.force_id)
    .where('of_force_id', '=', end.ofForceId)
    .where('ended_at', 'is', null)
    .where('review_id', 'in', (query) =>
      query
        .selectFrom('review')
        .select('review.id')
        .where('review.force_id', '=', operation.force_id)
        .where('review.operation_id', '=', operation.id),
    )
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}
