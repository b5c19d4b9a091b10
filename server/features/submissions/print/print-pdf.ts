import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { drawSection } from './entries.ts'
import { drawFirstPage } from './first-page.ts'
import { drawHowToCheck } from './last-page.ts'
import { drawMarks } from './marks.ts'
import { repairMetadata } from './metadata.ts'
import { printable } from './printable.ts'
import { Sheet } from './sheet.ts'

/**
 * Prints one audience's copy of a signed revision from its frozen bytes: A4, tagged, en-GB, fonts embedded, the JSON
 * attached. The same input gives the same bytes: the only date in it is the signature's.
 */
export function printPdf(exchange: Exchange, json: Buffer): Promise<Buffer> {
  const { operation, review } = exchange.rendition
  const date = new Date(exchange.signOff.signedAt)
  const sheet = new Sheet({
    title: `${printable(operation.name)}: post-event learning review`,
    subject: `${printable(operation.reference)}, revision ${review.revision}`,
    date,
    language: 'en-GB',
  })
  const { doc } = sheet
  repairMetadata(doc)
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  doc.file(json, {
    name: 'review.json',
    type: 'application/json',
    description: 'The same review as JSON, with the envelope that gold signed',
    relationship: 'Source',
    creationDate: date,
    modifiedDate: date,
  } as object)
  drawFirstPage(sheet, exchange)
  doc.addPage()
  const { document } = exchange.rendition
  for (const section of document.sections) drawSection(sheet, section, document)
  drawHowToCheck(sheet, exchange)
  drawMarks(sheet, exchange)
  doc.end()
  return done
}
