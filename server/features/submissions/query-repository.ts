import { sql } from 'kysely'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'

type Key = { force_id: string; id: string }

/** The recipient's questions about a review's submissions, with how each ended, oldest first. */
export function listQueries(tx: Tx, review: Key) {
  return tx
    .selectFrom('query')
    .innerJoin('submission', (join) =>
      join
        .onRef('submission.force_id', '=', 'query.force_id')
        .onRef('submission.id', '=', 'query.submission_id'),
    )
    .leftJoin('query_end', (join) =>
      join.onRef('query_end.force_id', '=', 'query.force_id').onRef('query_end.query_id', '=', 'query.id'),
    )
    .select(['query.id', 'query.submission_id', 'query.question', 'query.asked_by', 'query.asked_at'])
    .select(['query_end.how', 'query_end.explanation', 'query_end.ended_by', 'query_end.ended_at'])
    .where('submission.force_id', '=', review.force_id)
    .where('submission.review_id', '=', review.id)
    .orderBy('query.asked_at')
    .execute()
}

export async function insertQuery(
  tx: Tx,
  submission: Key,
  asked: { question: string; by: string; at: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('query')
    .values({
      force_id: submission.force_id,
      submission_id: submission.id,
      question: asked.question,
      asked_by: asked.by,
      asked_at: asked.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type End = {
  how: 'reply' | 'close_query' | 'amendment_sent'
  explanation: string | null
  by: string
  at: string
}

/** Ends a query once; what ended it first stays. */
export async function endQuery(tx: Tx, query: Key, end: End): Promise<void> {
  await tx
    .insertInto('query_end')
    .values({
      force_id: query.force_id,
      query_id: query.id,
      how: end.how,
      explanation: end.explanation,
      ended_by: end.by,
      ended_at: end.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function insertReceipt(
  tx: Tx,
  submission: Key,
  receipt: { digest: string; by: string; at: string },
): Promise<void> {
  await tx
    .insertInto('receipt')
    .values({
      force_id: submission.force_id,
      submission_id: submission.id,
      digest: receipt.digest,
      acknowledged_by: receipt.by,
      acknowledged_at: receipt.at,
    })
    .execute()
}

export async function moveSubmission(
  tx: Tx,
  submission: Key,
  state: 'received' | 'superseded',
): Promise<void> {
  await tx
    .updateTable('submission')
    .set({ state })
    .where('force_id', '=', submission.force_id)
    .where('id', '=', submission.id)
    .execute()
}

/** What came to the recipient, with its own copy: every submission that was sent to it. */
function sentTo(tx: Tx, viewer: Viewer) {
  return (
    tx
      .selectFrom('submission')
      .innerJoin('pack', (join) =>
        join
          .onRef('pack.force_id', '=', 'submission.force_id')
          .onRef('pack.sign_off_id', '=', 'submission.sign_off_id')
          .on('pack.audience', '=', 'recipient'),
      )
      .select(['submission.force_id', 'submission.id', 'submission.review_id', 'submission.sign_off_id'])
      .select(['submission.state', 'submission.sent_at', 'pack.json', 'pack.json_digest', 'pack.pdf_digest'])
      // The PDFs of a whole inbox are too much to carry, so the database digests them where they lie.
      .select(sql<string>`encode(sha256(pack.pdf), 'hex')`.as('pdf_found'))
      .where('submission.recipient_id', '=', viewer.organisation.id)
      .where('submission.sent_at', 'is not', null)
  )
}

export type ArrivedRecord = Awaited<ReturnType<typeof getArrived>>

/** The inbox, the newest first. */
export function listArrived(tx: Tx, viewer: Viewer) {
  return sentTo(tx, viewer)
    .orderBy('submission.sent_at', 'desc')
    .orderBy('submission.id')
    .limit(200)
    .execute()
}

/** One submission in the recipient's inbox, or `not_found`. */
export async function getArrived(tx: Tx, viewer: Viewer, id: string) {
  const arrived = await sentTo(tx, viewer)
    .where('submission.id', '=', id)
    .executeTakeFirstOrThrow(() => new Problem('not_found'))
  noteSubjects(tx, 'review', arrived.force_id, [arrived.review_id])
  return arrived
}

/** What the recipient's own pages show of questions: their own, and how each ended. */
export function listQueriesOf(tx: Tx, submissions: readonly Key[]) {
  const ids = submissions.map(({ id }) => id)
  return tx
    .selectFrom('query')
    .leftJoin('query_end', (join) =>
      join.onRef('query_end.force_id', '=', 'query.force_id').onRef('query_end.query_id', '=', 'query.id'),
    )
    .select(['query.id', 'query.submission_id', 'query.question', 'query.asked_at', 'query.asked_by'])
    .select(['query_end.how', 'query_end.explanation', 'query_end.ended_at'])
    .where('query.submission_id', 'in', ids.length > 0 ? ids : [sql<string>`gen_random_uuid()`])
    .orderBy('query.asked_at')
    .execute()
}

/** How many questions about a submission nobody has ended. */
export function openIn(
  queries: readonly { submission_id: string; how: string | null }[],
  submissionId: string,
): number {
  return queries.filter((query) => query.submission_id === submissionId && query.how === null).length
}
