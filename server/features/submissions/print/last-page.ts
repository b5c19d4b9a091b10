import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { LEFT, type Sheet, WIDTH } from './sheet.ts'

const COPIES: Record<Exchange['rendition']['audience'], string> = {
  force: 'This is the force’s own copy. It holds names and privileged answers that are not sent.',
  recipient: 'This is the recipient’s copy. Names of the lead, authors and action owners stay in the force.',
  oversight:
    'This is the oversight body’s copy. It holds what the form lets those who oversee the force see.',
  public: 'This is the public copy. It holds only what the form marks as fit to publish.',
}

/** How a reader with other people's tools checks this document; and what a pass does not prove. */
export function drawHowToCheck(sheet: Sheet, exchange: Exchange): void {
  const { envelope, envelopeDigest, rendition } = exchange
  const own = envelope.renditions.find(({ audience }) => audience === rendition.audience)
  sheet.doc.y += 10
  sheet.within('Sect', () => {
    sheet.heading(2, 'How to check this document', 220)
    sheet.text(COPIES[rendition.audience])
    sheet.doc.y += 4
    const steps = [
      'The JSON attached to this PDF is in the canonical form of RFC 8785 and holds the same words.',
      'Take the member “rendition” out of it, write it in that form and hash it with SHA-256. The result is the digest of this copy:',
      'Take the member “envelope” and do the same. The envelope names the digest of every copy of this revision, this one included. Its own digest is what gold signed:',
    ]
    for (const [index, step] of steps.entries()) {
      sheet.text(`${index + 1}. ${step}`)
      if (index === 1)
        sheet.text(own?.digest ?? '', { font: 'mono', size: 8.5, x: LEFT + 14, width: WIDTH - 14 })
      if (index === 2)
        sheet.text(envelopeDigest, { font: 'mono', size: 8.5, x: LEFT + 14, width: WIDTH - 14 })
      sheet.doc.y += 4
    }
    sheet.text(
      'A match shows that the words are the ones that were frozen and signed for. It does not show that the account is true, and it is no time proof by a third party.',
    )
  })
}
