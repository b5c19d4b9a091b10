import { canonicalBytes, digestOf } from '#server/canonical.ts'
import { inContext } from '#server/db/context.ts'
import type { Tx } from '#server/db/types.ts'
import { recordEvent } from '#server/features/audit/repository.ts'
import { refreshCoverage } from '#server/features/coverage/repository.ts'
import { Envelope } from '#shared/exchange/envelope.ts'
import type { Api } from './api.ts'
import { type Force, reach } from './main-job.ts'

type Signed = Awaited<ReturnType<typeof readSigned>>

/** The same document with blanks after it: as long as one with so much more in it, and no slower to make. */
const lengthened = (document: Buffer, by: number) => Buffer.concat([document, Buffer.alloc(by, ' ')])

/** What a signed review left in the tables, to write more of the same from. */
async function readSigned(tx: Tx, reviewId: string) {
  const of = { revision: 'revision.review_id', signOff: 'sign_off.review_id' } as const
  const revision = await tx
    .selectFrom('revision')
    .selectAll()
    .where(of.revision, '=', reviewId)
    .executeTakeFirstOrThrow()
  const copies = await tx.selectFrom('rendition').selectAll().where('revision_id', '=', revision.id).execute()
  const signOff = await tx
    .selectFrom('sign_off')
    .selectAll()
    .where(of.signOff, '=', reviewId)
    .executeTakeFirstOrThrow()
  const view = await tx
    .selectFrom('revision_view')
    .selectAll()
    .where('revision_id', '=', revision.id)
    .executeTakeFirstOrThrow()
  const packs = await tx.selectFrom('pack').selectAll().where('sign_off_id', '=', signOff.id).execute()
  return { revision, copies, signOff, view, packs }
}

async function writeRevision(tx: Tx, at: string, signed: Signed, number: number, more: number) {
  const { id: _revision, ...revision } = signed.revision
  const copies = signed.copies.map((copy) => {
    const bytes = lengthened(copy.bytes, more)
    return { ...copy, bytes, digest: digestOf(bytes) }
  })
  const said = Envelope.parse(JSON.parse(revision.envelope.toString('utf8')))
  const envelope = canonicalBytes({
    ...said,
    review: { ...said.review, revision: number },
    renditions: copies.map(({ audience, digest }) => ({ audience, digest })),
  })
  const digest = digestOf(envelope)
  const row = { ...revision, number, envelope, digest, frozen_at: at }
  const added = await tx.insertInto('revision').values(row).returning('id').executeTakeFirstOrThrow()
  await tx
    .insertInto('rendition')
    .values(copies.map((copy) => ({ ...copy, revision_id: added.id })))
    .execute()
  return { id: added.id, digest }
}

async function writeSignature(
  tx: Tx,
  at: string,
  { view, signOff }: Signed,
  revision: { id: string; digest: string },
): Promise<string> {
  const seen = { ...view, revision_id: revision.id, viewed_at: at }
  await tx.insertInto('revision_view').values(seen).execute()
  const { id: _signOff, ...rest } = signOff
  const statement = JSON.stringify(signOff.statement)
  const row = { ...rest, statement, revision_id: revision.id, digest: revision.digest, signed_at: at }
  const added = await tx.insertInto('sign_off').values(row).returning('id').executeTakeFirstOrThrow()
  return added.id
}

function packsOf({ packs }: Signed, signOffId: string, at: string, more: number) {
  return packs.map((pack) => {
    const [pdf, json] = [lengthened(pack.pdf, more), lengthened(pack.json, more)]
    const digests = { pdf_digest: digestOf(pdf), json_digest: digestOf(json) }
    return { ...pack, sign_off_id: signOffId, pdf, json, ...digests, made_at: at }
  })
}

/**
 * A signed review with so many more signed revisions and their packs, each document so many bytes longer, taken up in
 * the chain as the service does. Returns how many bytes of documents that is.
 */
export async function addLargeReview(
  { database, ...api }: Api,
  force: Force,
  { revisions, more }: { revisions: number; more: number },
): Promise<number> {
  const { reviewId, operationId } = await reach({ database, ...api }, force, 'ready_to_submit')
  const { personId, organisationId } = force.gold
  const asJob = { jobForceId: force.id }
  const key = { forceId: force.id, operationId, reviewId }
  const signed = await inContext(database.db, asJob, (tx) => readSigned(tx, reviewId))
  for (let number = 2; number < revisions + 2; number++) {
    const signOff = await inContext(database.db, { personId, organisationId }, async (tx, at) => {
      const revision = await writeRevision(tx, at, signed, number, more)
      const id = await writeSignature(tx, at, signed, revision)
      await recordEvent(tx, 'service', at, { ...key, action: 'sign_off' })
      if (number === revisions + 1) await refreshCoverage(tx, force.id, operationId, at)
      return id
    })
    await inContext(database.db, asJob, async (tx, at) => {
      await tx
        .insertInto('pack')
        .values(packsOf(signed, signOff, at, more))
        .execute()
      await recordEvent(tx, 'service', at, { ...key, action: 'store_pack' })
    })
  }
  // Four copies, and two packs of a PDF and a JSON each.
  return revisions * 8 * more
}
