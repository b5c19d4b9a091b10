import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { shortDigest } from '#shared/exchange/short-digest.ts'
import { LEFT, type Sheet, SOFT, WIDTH } from './sheet.ts'

/** Marking at the top and bottom of every page, and in the foot what this is and which page of how many. */
export function drawMarks(sheet: Sheet, exchange: Exchange): void {
  const { doc } = sheet
  const { rendition, envelopeDigest } = exchange
  const { start, count } = doc.bufferedPageRange()
  const marking = { font: 'bold', size: 10.5, spacing: 0.8 } as const
  const small = { size: 8, color: SOFT }
  const what = `revision ${rendition.review.revision}, ${shortDigest(envelopeDigest)}`
  // One line, whatever the reference is: it stands on every page.
  const [reference = ''] = sheet.linesOf(rendition.operation.reference, { ...small, width: WIDTH - 260 })
  const foot = `${reference.trim()}, ${what}`
  const wide = sheet.widthOf(rendition.marking, marking) + marking.spacing * (rendition.marking.length - 1)
  const middle = LEFT + (WIDTH - wide) / 2
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index)
    doc.markContent('Artifact', { type: 'Pagination' })
    for (const y of [26, 795]) sheet.write([rendition.marking], { ...marking, x: middle, y })
    sheet.write([foot], { ...small, y: 811 })
    const page = `Page ${index - start + 1} of ${count}`
    sheet.write([page], { ...small, x: LEFT + WIDTH - sheet.widthOf(page, small), y: 811 })
    doc.endMarkedContent()
  }
}
