import type { Tx } from '../../db/types.ts'

type Key = { force_id: string; id: string }

export type SubmissionRecord = Awaited<ReturnType<typeof listSubmissions>>[number]

/** Every submission of a review, newest first. */
export function listSubmissions(tx: Tx, review: Key) {
  return tx
    .selectFrom('submission')
    .select([
      'force_id',
      'id',
      'revision_id',
      'sign_off_id',
      'channel',
      'state',
      'submitted_by',
      'submitted_at',
    ])
    .select(['recipient_id', 'sent_at', 'sent_note'])
    .where('force_id', '=', review.force_id)
    .where('review_id', '=', review.id)
    .orderBy('submitted_at', 'desc')
    .execute()
}

/** True once any review of the operation was submitted: from then on the tier is fixed. */
export async function everSubmitted(tx: Tx, operation: Key): Promise<boolean> {
  const row = await tx
    .selectFrom('submission')
    .innerJoin('review', (join) =>
      join
        .onRef('review.force_id', '=', 'submission.force_id')
        .onRef('review.id', '=', 'submission.review_id'),
    )
    .select('submission.id')
    .where('review.force_id', '=', operation.force_id)
    .where('review.operation_id', '=', operation.id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export function listLiveSubmissions(tx: Tx, forceId: string) {
  return tx
    .selectFrom('submission')
    .select(['review_id', 'state'])
    .where('force_id', '=', forceId)
    .where('state', '<>', 'superseded')
    .execute()
}

/** Which audiences' packs are stored for a sign-off. */
export async function listPacks(tx: Tx, signOff: Key): Promise<string[]> {
  const rows = await tx
    .selectFrom('pack')
    .select('audience')
    .where('force_id', '=', signOff.force_id)
    .where('sign_off_id', '=', signOff.id)
    .execute()
  return rows.map((row) => row.audience)
}

export function findPackFile(tx: Tx, signOff: Key, audience: 'force' | 'recipient', kind: 'pdf' | 'json') {
  return tx
    .selectFrom('pack')
    .select([`${kind} as bytes`, `${kind}_digest as digest`])
    .where('force_id', '=', signOff.force_id)
    .where('sign_off_id', '=', signOff.id)
    .where('audience', '=', audience)
    .executeTakeFirst()
}

type Pack = {
  audience: 'force' | 'recipient'
  pdf: Buffer
  pdfDigest: string
  json: Buffer
  jsonDigest: string
}

/** Stores a pack once: a job that runs twice keeps the first one's bytes. */
export async function insertPack(tx: Tx, signOff: Key, pack: Pack & { at: string }): Promise<boolean> {
  const inserted = await tx
    .insertInto('pack')
    .values({
      force_id: signOff.force_id,
      sign_off_id: signOff.id,
      audience: pack.audience,
      pdf: pack.pdf,
      pdf_digest: pack.pdfDigest,
      json: pack.json,
      json_digest: pack.jsonDigest,
      made_at: pack.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function insertSubmission(
  tx: Tx,
  review: Key,
  submission: { revisionId: string; signOffId: string; recipientId: string; by: string; at: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('submission')
    .values({
      force_id: review.force_id,
      review_id: review.id,
      revision_id: submission.revisionId,
      sign_off_id: submission.signOffId,
      recipient_id: submission.recipientId,
      channel: 'by_hand',
      state: 'queued',
      submitted_by: submission.by,
      submitted_at: submission.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Notes that the force sent the pack by hand. `countedAt` is the moment that coverage counts. */
export async function markSent(
  tx: Tx,
  submission: Key,
  sent: { countedAt: string; statedAt: string; note: string; by: string; at: string },
): Promise<void> {
  await tx
    .updateTable('submission')
    .set({
      state: 'sent',
      sent_at: sent.countedAt,
      sent_stated_at: sent.statedAt,
      sent_recorded_at: sent.at,
      sent_recorded_by: sent.by,
      sent_note: sent.note,
    })
    .where('force_id', '=', submission.force_id)
    .where('id', '=', submission.id)
    .execute()
}

/** What a pack is printed from: the signed revision's envelope and copies, byte for byte, and gold's statement. */
export async function getSigned(tx: Tx, signOff: Key) {
  const signed = await tx
    .selectFrom('sign_off')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.force_id', '=', 'sign_off.force_id')
        .onRef('revision.id', '=', 'sign_off.revision_id'),
    )
    .select([
      'sign_off.digest as signed_digest',
      'sign_off.statement',
      'revision.envelope',
      'revision.digest',
    ])
    .select(['revision.id as revision_id', 'revision.review_id'])
    .where('sign_off.force_id', '=', signOff.force_id)
    .where('sign_off.id', '=', signOff.id)
    .executeTakeFirstOrThrow()
  const copies = await tx
    .selectFrom('rendition')
    .select(['audience', 'bytes', 'digest'])
    .where('force_id', '=', signOff.force_id)
    .where('revision_id', '=', signed.revision_id)
    .execute()
  return { ...signed, copies }
}
