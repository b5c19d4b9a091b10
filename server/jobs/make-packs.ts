import { Envelope } from '#shared/exchange/envelope.ts'
import { type Exchange, SignOffStatement } from '#shared/exchange/exchange@1.0.0.ts'
import { Rendition } from '#shared/exchange/rendition.ts'
import { canonicalBytes, digestOf } from '../canonical.ts'
import { inContext } from '../db/context.ts'
import type { Db } from '../db/types.ts'
import { recordEvent } from '../features/audit/repository.ts'
import { printInWorker } from '../features/submissions/print/print-in-worker.ts'
import { getSigned, insertPack, listPacks } from '../features/submissions/repository.ts'
import { isBound } from '../signing/bound-copy.ts'
import type { Jobs } from './register.ts'

const AUDIENCES = ['force', 'recipient'] as const
type Signed = Awaited<ReturnType<typeof getSigned>>

/** The JSON that leaves for one audience, after checking that every digest is the one gold signed. */
export function exchangeFor(audience: (typeof AUDIENCES)[number], signed: Signed): Exchange {
  const { envelope, digest } = signed
  const bytes = signed.copies.find((each) => each.audience === audience)?.bytes
  if (!bytes || signed.signed_digest !== digest || !isBound({ audience, bytes, envelope, digest })) {
    throw new Error('the stored bytes are not the bytes that were signed')
  }
  return {
    format: 'pelr-exchange@1.0.0',
    envelope: Envelope.parse(JSON.parse(envelope.toString('utf8'))),
    envelopeDigest: digest,
    rendition: Rendition.parse(JSON.parse(bytes.toString('utf8'))),
    signOff: { ...SignOffStatement.parse(signed.statement), envelopeDigest: signed.signed_digest },
  }
}

/**
 * Prints the PDF and the JSON of a sign-off from its frozen bytes, once, and stores them. Running it again keeps the
 * first files. Nothing is printed inside a transaction.
 */
export async function makePacks(db: Db, { forceId, signOffId }: Jobs['make_packs']): Promise<void> {
  const key = { force_id: forceId, id: signOffId }
  const context = { jobForceId: forceId }
  const { signed, stored } = await inContext(db, context, async (tx) => ({
    signed: await getSigned(tx, key),
    stored: await listPacks(tx, key),
  }))
  for (const audience of AUDIENCES.filter((each) => !stored.includes(each))) {
    const exchange = exchangeFor(audience, signed)
    const json = canonicalBytes(exchange)
    const pdf = await printInWorker(json)
    await inContext(db, context, async (tx, at) => {
      const pack = { audience, pdf, pdfDigest: digestOf(pdf), json, jsonDigest: digestOf(json), at }
      if (!(await insertPack(tx, key, pack))) return
      await recordEvent(tx, 'service', at, {
        forceId,
        action: 'store_pack',
        reviewId: signed.review_id,
        details: { signOff: signOffId, audience, pdf: pack.pdfDigest, json: pack.jsonDigest },
      })
    })
  }
}
