import type { Insertable } from 'kysely'
import type { Audience } from '#shared/form/definition.ts'
import type { Revision } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'
import type { StoredCopy } from '../../signing/bound-copy.ts'

type Key = { force_id: string; id: string }

export type RevisionRecord = Awaited<ReturnType<typeof listRevisions>>[number]

/** The frozen revisions of a review, newest first, without their bytes. */
export function listRevisions(tx: Tx, review: Key) {
  return tx
    .selectFrom('revision')
    .select(['force_id', 'id', 'number', 'decision_id', 'digest', 'marking', 'frozen_by', 'frozen_at'])
    .where('force_id', '=', review.force_id)
    .where('review_id', '=', review.id)
    .orderBy('number', 'desc')
    .execute()
}

/** The newest revision of each review that waits for gold, in one force. */
export function listWaiting(tx: Tx, forceId: string) {
  return tx
    .selectFrom('review')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.force_id', '=', 'review.force_id')
        .onRef('revision.review_id', '=', 'review.id')
        .onRef('revision.number', '=', 'review.revisions'),
    )
    .select(['review.id as review_id', 'review.operation_id', 'revision.number', 'revision.frozen_at'])
    .select(['revision.frozen_by', 'revision.id as revision_id', 'review.force_id'])
    .where('review.force_id', '=', forceId)
    .where('review.state', '=', 'with_gold')
    .execute()
}

/** Who wrote in each review of a force that is with gold. */
export function listAuthorsOfWaiting(tx: Tx, forceId: string) {
  return tx
    .selectFrom('review')
    .innerJoin('review_author', (join) =>
      join
        .onRef('review_author.force_id', '=', 'review.force_id')
        .onRef('review_author.review_id', '=', 'review.id'),
    )
    .select(['review.id as review_id', 'review_author.person_id'])
    .where('review.force_id', '=', forceId)
    .where('review.state', '=', 'with_gold')
    .execute()
}

/** Every record of a debrief, corrections included, of the operation of each review of a force that is with gold. */
export function listDebriefsOfWaiting(tx: Tx, forceId: string) {
  return tx
    .selectFrom('review')
    .innerJoin('debrief', (join) =>
      join
        .onRef('debrief.force_id', '=', 'review.force_id')
        .onRef('debrief.operation_id', '=', 'review.operation_id'),
    )
    .select(['review.id as review_id', 'debrief.id', 'debrief.facilitator_id'])
    .select(['debrief.recorded_by', 'debrief.corrects'])
    .where('review.force_id', '=', forceId)
    .where('review.state', '=', 'with_gold')
    .execute()
}

export async function insertRevision(tx: Tx, values: Insertable<Revision>): Promise<string> {
  const { id } = await tx.insertInto('revision').values(values).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function insertRenditions(
  tx: Tx,
  revision: Key,
  renditions: { audience: Audience; bytes: Buffer; digest: string }[],
): Promise<void> {
  await tx
    .insertInto('rendition')
    .values(
      renditions.map((rendition) => ({
        force_id: revision.force_id,
        revision_id: revision.id,
        ...rendition,
      })),
    )
    .execute()
}

/** One audience's bytes as they are stored, with the envelope and the digest of their revision; undefined where they are gone. */
export async function findStoredCopy(
  tx: Tx,
  revision: Key,
  audience: Audience,
): Promise<StoredCopy | undefined> {
  const row = await tx
    .selectFrom('rendition')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.force_id', '=', 'rendition.force_id')
        .onRef('revision.id', '=', 'rendition.revision_id'),
    )
    .select(['rendition.bytes', 'revision.envelope', 'revision.digest'])
    .where('rendition.force_id', '=', revision.force_id)
    .where('rendition.revision_id', '=', revision.id)
    .where('rendition.audience', '=', audience)
    .executeTakeFirst()
  return row && { audience, ...row }
}

type View = { personId: string; sessionId: string }

/** Notes that this person, in this sign-in, was shown the revision. Signing needs it. */
export async function insertView(tx: Tx, revision: Key, view: View & { at: string }): Promise<boolean> {
  const inserted = await tx
    .insertInto('revision_view')
    .values({
      force_id: revision.force_id,
      revision_id: revision.id,
      person_id: view.personId,
      session_id: view.sessionId,
      viewed_at: view.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function wasViewed(tx: Tx, revision: Key, view: View): Promise<boolean> {
  const row = await tx
    .selectFrom('revision_view')
    .select('viewed_at')
    .where('force_id', '=', revision.force_id)
    .where('revision_id', '=', revision.id)
    .where('person_id', '=', view.personId)
    .where('session_id', '=', view.sessionId)
    .executeTakeFirst()
  return row !== undefined
}

/** The newest revision before this one that the person was ever shown; undefined where there is none. */
export function findEarlierViewed(tx: Tx, review: Key, before: number, personId: string) {
  return tx
    .selectFrom('revision')
    .innerJoin('revision_view', (join) =>
      join
        .onRef('revision_view.force_id', '=', 'revision.force_id')
        .onRef('revision_view.revision_id', '=', 'revision.id'),
    )
    .select(['revision.force_id', 'revision.id', 'revision.number'])
    .where('revision.force_id', '=', review.force_id)
    .where('revision.review_id', '=', review.id)
    .where('revision.number', '<', before)
    .where('revision_view.person_id', '=', personId)
    .orderBy('revision.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export type SignOffRecord = Awaited<ReturnType<typeof listSignOffs>>[number]

/** Every sign-off of a review with the moment it was voided, if it was; newest first. */
export function listSignOffs(tx: Tx, review: Key) {
  return tx
    .selectFrom('sign_off')
    .leftJoin('sign_off_void', (join) =>
      join
        .onRef('sign_off_void.force_id', '=', 'sign_off.force_id')
        .onRef('sign_off_void.sign_off_id', '=', 'sign_off.id'),
    )
    .select([
      'sign_off.force_id',
      'sign_off.id',
      'sign_off.revision_id',
      'sign_off.digest',
      'sign_off.signed_by',
    ])
    .select([
      'sign_off.signed_at',
      'sign_off.statement',
      'sign_off.acting_gold_id',
      'sign_off_void.voided_at',
    ])
    .select('sign_off_void.reason as void_reason')
    .where('sign_off.force_id', '=', review.force_id)
    .where('sign_off.review_id', '=', review.id)
    .orderBy('sign_off.signed_at', 'desc')
    .execute()
}

export async function insertSignOff(
  tx: Tx,
  review: Key,
  signOff: {
    revisionId: string
    digest: string
    by: string
    at: string
    /** The appointment of someone who signs for a gold. */
    actingGoldId: string | null
    statement: object
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('sign_off')
    .values({
      force_id: review.force_id,
      review_id: review.id,
      revision_id: signOff.revisionId,
      digest: signOff.digest,
      signed_by: signOff.by,
      signed_at: signOff.at,
      acting_gold_id: signOff.actingGoldId,
      statement: JSON.stringify(signOff.statement),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertVoid(
  tx: Tx,
  signOff: Key,
  why: { reason: string; by: string; at: string },
): Promise<void> {
  await tx
    .insertInto('sign_off_void')
    .values({
      force_id: signOff.force_id,
      sign_off_id: signOff.id,
      reason: why.reason,
      voided_by: why.by,
      voided_at: why.at,
    })
    .execute()
}

export async function insertComments(
  tx: Tx,
  review: Key,
  returned: {
    revisionId: string
    by: string
    at: string
    comments: { sectionId: string; comment: string }[]
  },
): Promise<void> {
  await tx
    .insertInto('section_comment')
    .values(
      returned.comments.map(({ sectionId, comment }) => ({
        force_id: review.force_id,
        review_id: review.id,
        revision_id: returned.revisionId,
        section_id: sectionId,
        comment,
        made_by: returned.by,
        made_at: returned.at,
      })),
    )
    .execute()
}
