import { sql } from 'kysely'
import type { Answers } from '#shared/api/reviews.ts'
import type { ReviewState } from '#shared/workflow/states.ts'
import { noteOpened } from '../../access/access-log.ts'
import { inTurn } from '../../db/in-turn.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'

type Key = { force_id: string; id: string }

const COLUMNS = [
  'review.force_id',
  'review.id',
  'review.operation_id',
  'review.definition_id',
  'review.definition_version',
  'review.state',
  'review.state_since',
  'review.revisions',
  'review.lead_id',
  'review.started_by',
  'review.started_at',
] as const

/** Reviews of the viewer's own force: what commands start from. */
function visibleTo(tx: Tx, viewer: Viewer) {
  return tx.selectFrom('review').select(COLUMNS).where('review.force_id', '=', viewer.organisation.id)
}

/** Reviews of operations that other forces share with the viewer's now. */
function sharedWith(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('review')
    .innerJoin('share', (join) =>
      join
        .onRef('share.force_id', '=', 'review.force_id')
        .onRef('share.operation_id', '=', 'review.operation_id'),
    )
    .select(COLUMNS)
    .where('share.with_force_id', '=', viewer.organisation.id)
    .where('share.ended_at', 'is', null)
}

/** The review where the viewer may read it: their own force's or a shared one; undefined for all others. */
export async function findReadableReview(tx: Tx, viewer: Viewer, id: string) {
  const review =
    (await visibleTo(tx, viewer).where('review.id', '=', id).executeTakeFirst()) ??
    (await sharedWith(tx, viewer).where('review.id', '=', id).executeTakeFirst())
  return review && noteOpened(tx, 'review', review)
}

/** The reviews of what other forces share with the viewer's that are not withdrawn. */
export function listSharedReviews(tx: Tx, viewer: Viewer) {
  return sharedWith(tx, viewer).where('review.state', '<>', 'withdrawn').execute()
}

export type ReviewRecord = Awaited<ReturnType<typeof getReview>>

/** The review, or `not_found` where it is absent or not the viewer's. */
export function getReview(tx: Tx, viewer: Viewer, id: string) {
  return visibleTo(tx, viewer)
    .where('review.id', '=', id)
    .executeTakeFirstOrThrow(() => new Problem('not_found'))
    .then((review) => noteOpened(tx, 'review', review))
}

/** The review, locked until commit. Take the operation's lock first where both are needed. */
export function lockReview(tx: Tx, viewer: Viewer, id: string) {
  return visibleTo(tx, viewer)
    .where('review.id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new Problem('not_found'))
    .then((review) => noteOpened(tx, 'review', review))
}

/** Gives the review another debrief lead. */
export async function setLead(tx: Tx, review: Key, leadId: string): Promise<void> {
  await tx
    .updateTable('review')
    .set({ lead_id: leadId })
    .where('force_id', '=', review.force_id)
    .where('id', '=', review.id)
    .execute()
}

/** The review, locked until commit, for the service itself: row security says of which force. */
export function lockReviewOfForce(tx: Tx, review: Key) {
  return tx
    .selectFrom('review')
    .select(COLUMNS)
    .where('review.force_id', '=', review.force_id)
    .where('review.id', '=', review.id)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new Problem('not_found'))
}

/** The operation's review that is not withdrawn; undefined where there is none. */
export function findLiveReview(tx: Tx, operation: Key) {
  return tx
    .selectFrom('review')
    .select(COLUMNS)
    .where('review.force_id', '=', operation.force_id)
    .where('review.operation_id', '=', operation.id)
    .where('review.state', '<>', 'withdrawn')
    .executeTakeFirst()
}

/** The operation's withdrawn reviews, newest first. */
export function listWithdrawnReviews(tx: Tx, operation: Key) {
  return tx
    .selectFrom('review')
    .select(['id', 'state_since'])
    .where('force_id', '=', operation.force_id)
    .where('operation_id', '=', operation.id)
    .where('state', '=', 'withdrawn')
    .orderBy('state_since', 'desc')
    .execute()
}

/** Every review that is not withdrawn, of the viewer's own force. */
export function listLiveReviews(tx: Tx, viewer: Viewer) {
  return visibleTo(tx, viewer).where('review.state', '<>', 'withdrawn').execute()
}

export async function insertReview(
  tx: Tx,
  operation: Key,
  review: { definitionId: string; definitionVersion: string; leadId: string; by: string; at: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('review')
    .values({
      force_id: operation.force_id,
      operation_id: operation.id,
      definition_id: review.definitionId,
      definition_version: review.definitionVersion,
      state: 'draft',
      state_since: review.at,
      lead_id: review.leadId,
      started_by: review.by,
      started_at: review.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Moves a locked review. `revisions` counts the frozen ones. */
export async function moveReview(
  tx: Tx,
  review: Key,
  move: { to: ReviewState; at: string; revisions?: number },
): Promise<void> {
  await tx
    .updateTable('review')
    .set({
      state: move.to,
      state_since: move.at,
      ...(move.revisions === undefined ? {} : { revisions: move.revisions }),
    })
    .where('force_id', '=', review.force_id)
    .where('id', '=', review.id)
    .execute()
}

export type SectionRecord = Awaited<ReturnType<typeof listSections>>[number]

/** The saved sections of a review. A section nobody saved has no row. */
export async function listSections(tx: Tx, review: Key) {
  const rows = await tx
    .selectFrom('review_section')
    .select(['section_id', 'save_number', 'answers', 'saved_at', 'saved_by'])
    .where('force_id', '=', review.force_id)
    .where('review_id', '=', review.id)
    .orderBy('section_id')
    .execute()
  return rows.map((row) => ({ ...row, answers: row.answers as Answers }))
}

/** The saved sections of every draft of the viewer's force, for counting what is complete. */
export async function listSectionsOfDrafts(tx: Tx, viewer: Viewer) {
  const rows = await tx
    .selectFrom('review_section')
    .innerJoin('review', (join) =>
      join
        .onRef('review.force_id', '=', 'review_section.force_id')
        .onRef('review.id', '=', 'review_section.review_id'),
    )
    .select(['review_section.review_id', 'review_section.section_id', 'review_section.answers'])
    .where('review.force_id', '=', viewer.organisation.id)
    .where('review.state', 'in', ['draft', 'returned'])
    .execute()
  return rows.map((row) => ({ ...row, answers: row.answers as Answers }))
}

export async function listAuthors(tx: Tx, review: Key): Promise<string[]> {
  const rows = await tx
    .selectFrom('review_author')
    .select('person_id')
    .where('force_id', '=', review.force_id)
    .where('review_id', '=', review.id)
    .orderBy('first_saved_at')
    .execute()
  return rows.map((row) => row.person_id)
}

export type CommentRecord = Awaited<ReturnType<typeof listComments>>[number]

/** Gold's comments on every revision of a review, with the author's replies, oldest first. */
export function listComments(tx: Tx, review: Key) {
  return tx
    .selectFrom('section_comment')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.force_id', '=', 'section_comment.force_id')
        .onRef('revision.id', '=', 'section_comment.revision_id'),
    )
    .leftJoin('section_comment_reply as reply', (join) =>
      join
        .onRef('reply.force_id', '=', 'section_comment.force_id')
        .onRef('reply.comment_id', '=', 'section_comment.id'),
    )
    .select(['section_comment.id', 'revision.number as revision', 'section_comment.section_id'])
    .select(['section_comment.comment', 'section_comment.made_by', 'section_comment.made_at'])
    .select(['reply.reply', 'reply.made_by as reply_by', 'reply.made_at as reply_at'])
    .where('section_comment.force_id', '=', review.force_id)
    .where('section_comment.review_id', '=', review.id)
    .orderBy('section_comment.made_at')
    .orderBy('section_comment.section_id')
    .execute()
}

/** How many sections of each returned review still have a comment without a reply. */
export function listOpenComments(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('section_comment')
    .leftJoin('section_comment_reply as reply', (join) =>
      join
        .onRef('reply.force_id', '=', 'section_comment.force_id')
        .onRef('reply.comment_id', '=', 'section_comment.id'),
    )
    .select(['section_comment.review_id', 'section_comment.section_id'])
    .where('section_comment.force_id', '=', viewer.organisation.id)
    .where('reply.comment_id', 'is', null)
    .execute()
}

export async function insertReply(
  tx: Tx,
  comment: Key,
  reply: { text: string; by: string; at: string },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('section_comment_reply')
    .values({
      force_id: comment.force_id,
      comment_id: comment.id,
      reply: reply.text,
      made_by: reply.by,
      made_at: reply.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Keeps why an action was taken, for ever. */
export async function insertReason(
  tx: Tx,
  review: Key,
  given: { action: string; reason: string; by: string; at: string },
): Promise<void> {
  const newest = sql<string | null>`select max(given_at) from action_reason
    where force_id = ${review.force_id} and review_id = ${review.id}`
  await tx
    .insertInto('action_reason')
    .values({
      force_id: review.force_id,
      review_id: review.id,
      action: given.action,
      reason: given.reason,
      given_by: given.by,
      given_at: inTurn(given.at, newest),
    })
    .execute()
}
