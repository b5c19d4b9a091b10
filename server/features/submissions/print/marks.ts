import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { printable } from './printable.ts'
import { INK, LEFT, type Sheet, SOFT, WIDTH } from './sheet.ts'
import { shortDigest } from './words.ts'

/** Marking at the top and bottom of every page, and in the foot what this is and which page of how many. */
export function drawMarks(sheet: Sheet, exchange: Exchange): void {
  const { doc } = sheet
  const { rendition, envelopeDigest } = exchange
  const { start, count } = doc.bufferedPageRange()
  const foot = `${printable(rendition.operation.reference)}, revision ${rendition.review.revision}, ${shortDigest(envelopeDigest)}`
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index)
    doc.page.margins.top = 0
    doc.page.margins.bottom = 0
    const mark = (y: number) => {
      doc.font('bold').fontSize(10.5).fillColor(INK)
      doc.text(rendition.marking, LEFT, y, {
        width: WIDTH,
        align: 'center',
        characterSpacing: 0.8,
        lineBreak: false,
      })
    }
    doc.markContent('Artifact', { type: 'Pagination' })
    mark(26)
    mark(795)
    doc.font('regular').fontSize(8).fillColor(SOFT)
    doc.text(foot, LEFT, 811, { width: WIDTH - 80, lineBreak: false })
    doc.text(`Page ${index - start + 1} of ${count}`, LEFT + WIDTH - 80, 811, {
      width: 80,
      align: 'right',
      lineBreak: false,
    })
    doc.endMarkedContent()
  }
}
