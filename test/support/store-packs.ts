import { canonicalBytes, digestOf } from '#server/canonical.ts'
import { inContext } from '#server/db/context.ts'
import { recordEvent } from '#server/features/audit/repository.ts'
import { getSigned, insertPack } from '#server/features/submissions/repository.ts'
import { exchangeFor } from '#server/jobs/make-packs.ts'
import type { Api } from './api.ts'

/**
 * Puts packs where the printing job would, without printing: for tests that only need a review that can be submitted.
 */
export async function storePacks({ database: { db, owner } }: Api, reviewId: string): Promise<void> {
  const signOffs = await owner
    .selectFrom('sign_off')
    .select(['force_id', 'id'])
    .where('review_id', '=', reviewId)
    .execute()
  const pdf = Buffer.from('%PDF-')
  for (const key of signOffs) {
    await inContext(db, { jobForceId: key.force_id }, async (tx, at) => {
      const signed = await getSigned(tx, key)
      for (const audience of ['force', 'recipient'] as const) {
        const json = canonicalBytes(exchangeFor(audience, signed))
        const files = { audience, pdf, pdfDigest: digestOf(pdf), json, jsonDigest: digestOf(json), at }
        if (!(await insertPack(tx, key, files))) continue
        const about = { forceId: key.force_id, reviewId, details: { audience } }
        await recordEvent(tx, 'service', at, { ...about, action: 'store_pack' })
      }
    })
  }
}
