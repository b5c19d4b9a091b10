import qrcode from 'qrcode'
import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { shortDigest } from '#shared/exchange/short-digest.ts'
import { INK, LEFT, PINE, type Sheet, SOFT, type Style, WIDTH } from './sheet.ts'
import { inShort, momentOf } from './words.ts'

const QR = { size: 96, aside: 116 }
const PAD = 12
const TEXT = { x: LEFT + PAD + 2, width: WIDTH - QR.aside - 2 * PAD - 6, size: 9.3, gap: 1 }
const HEADING = { ...TEXT, font: 'bold', size: 12 } as const
const BETWEEN = 3

const COPIES: Record<Exchange['rendition']['audience'], string> = {
  force: 'This is the force’s own copy.',
  recipient: 'This is the recipient’s copy.',
  oversight: 'This is the oversight body’s copy.',
  public: 'This is the public copy.',
}

type Line = { text: string; style: Style }

function mono(size: number): Style {
  return { ...TEXT, font: 'mono', size }
}

function linesOf({ rendition, signOff }: Exchange): Line[] {
  const { signedBy } = signOff
  const who = [signedBy.rank, signedBy.name].filter((part) => part !== null).join(' ')
  const { reasonForAnotherGold: another, comment } = signOff
  return [
    { text: `${signOff.declaration} ${COPIES[rendition.audience]}`, style: TEXT },
    { text: `${who}, ${signedBy.role.toLowerCase()}`, style: { ...TEXT, font: 'bold' } },
    { text: `${momentOf(signOff.signedAt)}, Europe/London. Time proof pending.`, style: TEXT },
    ...(another ? [{ text: `Signed by another gold because: ${inShort(another, 300)}`, style: TEXT }] : []),
    ...(signOff.decidedTier ? [{ text: 'The signer also decided the tier.', style: TEXT }] : []),
    ...(comment ? [{ text: `Gold’s comment: ${inShort(comment, 300)}`, style: TEXT }] : []),
    { text: `Short digest ${shortDigest(signOff.envelopeDigest)}`, style: mono(9.3) },
    { text: signOff.envelopeDigest, style: mono(8) },
  ]
}

function drawQr(sheet: Sheet, digest: string, x: number, y: number): void {
  const { modules } = qrcode.create(digest, { errorCorrectionLevel: 'M' })
  const unit = QR.size / modules.size
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue
      // A hair wider than its module, so that no light shows between two.
      sheet.doc.rect(x + column * unit, y + row * unit, unit + 0.05, unit + 0.05)
    }
  }
  sheet.doc.fill(INK)
}

/** The height of the box with the signature and its digest. */
export function signatureHeight(sheet: Sheet, exchange: Exchange): number {
  const lines = linesOf(exchange).map(({ text, style }) => sheet.heightOf(text, style) + BETWEEN)
  const words = lines.reduce((sum, height) => sum + height, sheet.leading(HEADING) + 2 * PAD)
  return Math.max(words, QR.size + 2 * PAD + 16)
}

/** Gold's box: what was declared, by whom and when, and the digest that was signed, in words and as a QR code. */
export function drawSignature(sheet: Sheet, exchange: Exchange): void {
  const height = signatureHeight(sheet, exchange)
  sheet.keep(height + 6)
  const top = sheet.doc.y + 6
  const qr = { x: LEFT + WIDTH - PAD - QR.size, y: top + PAD + 2 }
  sheet.artifact(() => sheet.doc.rect(LEFT, top, WIDTH, height).lineWidth(1.1).strokeColor(PINE).stroke())
  sheet.within('Sect', () => {
    sheet.text('Signed by gold', { ...HEADING, tag: 'H2', at: { x: TEXT.x, y: top + PAD - 2 } })
    sheet.doc.y += 2
    for (const { text, style } of linesOf(exchange)) {
      sheet.text(text, style)
      sheet.doc.y += BETWEEN
    }
    sheet.piece('Figure', () => drawQr(sheet, exchange.envelopeDigest, qr.x, qr.y), {
      alt: `QR code of the digest ${exchange.envelopeDigest}`,
      bbox: [qr.x, qr.y, qr.x + QR.size, qr.y + QR.size],
    })
    const caption = { size: 8, color: SOFT }
    const words = 'Holds the digest only'
    const x = qr.x + (QR.size - sheet.widthOf(words, caption)) / 2
    sheet.text(words, { ...caption, at: { x, y: qr.y + QR.size + 3 }, width: QR.size })
  })
  sheet.doc.y = top + height
}
