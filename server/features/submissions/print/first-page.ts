import qrcode from 'qrcode'
import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import type { DocumentEntry } from '#shared/form/review-document.ts'
import { drawLadder } from './ladder-strip.ts'
import { INK, LEFT, PINE, type Sheet, SOFT, WIDTH } from './sheet.ts'
import { drawTable } from './table.ts'
import { dayOf, momentOf, shortDigest } from './words.ts'

const COPIES: Record<string, string> = {
  force: 'This is the force’s own copy. It holds names and privileged answers that are not sent.',
  recipient: 'This is the recipient’s copy. Names of the lead, authors and action owners stay in the force.',
}

function findEntry(exchange: Exchange, id: string): DocumentEntry | undefined {
  for (const section of exchange.rendition.document.sections) {
    const entry = section.entries.find((each) => each.id === id)
    if (entry) return entry
  }
  return undefined
}

/** The mark of the service: a ladder of six rungs, the top one brass. */
function drawMark(sheet: Sheet, x: number, y: number): void {
  const { doc } = sheet
  doc.lineWidth(1.2).strokeColor(PINE)
  doc
    .moveTo(x + 1.6, y)
    .lineTo(x + 1.6, y + 14)
    .moveTo(x + 9.4, y)
    .lineTo(x + 9.4, y + 14)
  for (const rung of [3.2, 5.6, 8, 10.4, 12.8]) doc.moveTo(x + 1.6, y + rung).lineTo(x + 9.4, y + rung)
  doc.stroke()
  doc
    .lineWidth(1.7)
    .strokeColor('#d9a32b')
    .moveTo(x + 1.6, y + 0.8)
    .lineTo(x + 9.4, y + 0.8)
    .stroke()
}

function drawIdentity(sheet: Sheet, force: string): void {
  const y = sheet.doc.y
  sheet.artifact(() => drawMark(sheet, LEFT, y + 1))
  sheet.text('Post-event learning review', { at: { x: LEFT + 18, y }, width: 240, font: 'bold', size: 11 })
  const width = sheet.doc.font('regular').fontSize(9.5).widthOfString(force) + 2
  const room = Math.min(width, WIDTH - 260)
  sheet.text(force, { at: { x: LEFT + WIDTH - room, y: y + 1 }, width: room + 1, size: 9.5 })
  sheet.doc.y = y + 22
  sheet.line(PINE, 2)
  sheet.doc.y += 14
}

function factsOf({ rendition, signOff }: Exchange): [string, string][] {
  const { operation, decision, form, rule, preparedBy } = rendition
  const prepared = [preparedBy.role, preparedBy.rank, preparedBy.name].filter((part) => part !== null)
  const gold = [signOff.signedBy.rank, signOff.signedBy.name].filter((part) => part !== null)
  return [
    ['Reference', operation.reference],
    ['Tier', `${decision.chosenTier}, ${decision.tierName.toLowerCase()}`],
    ['Stand-down', operation.stoodDownAt ? momentOf(operation.stoodDownAt) : 'not recorded'],
    ['College level', decision.collegeLevel ?? 'none'],
    ['Prepared by', prepared.join(', ')],
    ['Form version', `${form.id} ${form.version}`],
    ['Gold commander', gold.join(' ')],
    ['Rule version', `${rule.id} ${rule.version}`],
  ]
}

function drawFacts(sheet: Sheet, exchange: Exchange): void {
  const half = (WIDTH - 24) / 2
  const facts = factsOf(exchange)
  sheet.within('L', () => {
    for (let index = 0; index < facts.length; index += 2) {
      const top = sheet.doc.y
      let bottom = top
      for (const [side, fact] of [facts[index], facts[index + 1]].entries()) {
        if (!fact) continue
        const x = LEFT + side * (half + 24)
        sheet.within('LI', () => {
          sheet.text(fact[0], { tag: 'Lbl', at: { x, y: top + 4 }, width: 88, size: 9.5, color: SOFT })
          sheet.text(fact[1], {
            tag: 'LBody',
            at: { x: x + 90, y: top + 4 },
            width: half - 90,
            size: 9.5,
            font: 'bold',
          })
        })
        bottom = Math.max(bottom, sheet.doc.y)
      }
      sheet.doc.y = bottom + 2
      sheet.line('#cdd1ca', 0.6, LEFT, LEFT + half)
      sheet.line('#cdd1ca', 0.6, LEFT + half + 24, LEFT + WIDTH)
    }
  })
  sheet.doc.y += 12
}

/** The words that page 1 gives a long answer; the whole of it stands in its section. */
function inShort(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, text.lastIndexOf(' ', limit))} … (in full in its section)`
}

/** The learning points that fit above the signature; the rest are counted, and stand in their section. */
function drawLearning(sheet: Sheet, exchange: Exchange, room: number): void {
  const lessons = findEntry(exchange, 'lessons')
  sheet.heading(2, 'What we learned')
  if (lessons?.kind !== 'items') {
    sheet.text(lessons?.kind === 'text' ? lessons.text : 'No learning point was recorded.')
    sheet.doc.y += 8
    return
  }
  const rows: string[][] = []
  let used = 70
  for (const item of lessons.items) {
    const said = item.entries.find(({ id }) => id === 'lesson-recommendation')
    const row = [item.title, inShort(said?.text ?? '', 240)]
    used +=
      Math.max(
        ...row.map((text, index) => sheet.heightOf(text, { width: index === 0 ? 160 : 320, size: 9.5 })),
      ) + 10
    if (rows.length > 0 && used > room) break
    rows.push(row)
  }
  drawTable(sheet, {
    columns: [
      { label: 'Point', share: 30 },
      { label: 'What should change, or be kept', share: 70 },
    ],
    rows,
  })
  const more = lessons.items.length - rows.length
  if (more > 0) sheet.text(`${more} more in the section on learning points.`, { size: 9.5 })
  sheet.doc.y += 4
}

function drawQr(sheet: Sheet, digest: string, x: number, y: number, size: number): void {
  const { modules } = qrcode.create(digest, { errorCorrectionLevel: 'M' })
  const unit = size / modules.size
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column))
        sheet.doc.rect(x + column * unit, y + row * unit, unit + 0.05, unit + 0.05)
    }
  }
  sheet.doc.fill(INK)
}

function signatureLines({
  rendition,
  signOff,
}: Exchange): { text: string; bold?: boolean; mono?: boolean }[] {
  const { signedBy } = signOff
  const who = [signedBy.rank, signedBy.name].filter((part) => part !== null).join(' ')
  return [
    { text: signOff.declaration },
    { text: COPIES[rendition.audience] ?? '' },
    { text: `${who}, ${signedBy.role.toLowerCase()}`, bold: true },
    { text: `${momentOf(signOff.signedAt)}, Europe/London. Time proof pending.` },
    ...(signOff.reasonForAnotherGold
      ? [{ text: `Signed by another gold because: ${signOff.reasonForAnotherGold}` }]
      : []),
    ...(signOff.decidedTier ? [{ text: 'The signer also decided the tier.' }] : []),
    ...(signOff.comment ? [{ text: `Gold comment: ${signOff.comment}` }] : []),
    { text: `Short digest ${shortDigest(signOff.envelopeDigest)}`, mono: true },
    { text: signOff.envelopeDigest, mono: true },
  ]
}

const SIGNATURE_WIDTH = WIDTH - 150

function styleOf(line: ReturnType<typeof signatureLines>[number]) {
  const font = line.mono ? ('mono' as const) : line.bold ? ('bold' as const) : ('regular' as const)
  return { x: LEFT + 14, width: SIGNATURE_WIDTH, size: line.mono ? 8 : 9, gap: 1, font }
}

function signatureHeight(sheet: Sheet, exchange: Exchange): number {
  const lines = signatureLines(exchange).map((line) => sheet.heightOf(line.text, styleOf(line)) + 3)
  return Math.max(
    lines.reduce((sum, height) => sum + height, 36),
    136,
  )
}

function drawSignature(sheet: Sheet, exchange: Exchange): void {
  const box = signatureHeight(sheet, exchange)
  sheet.keep(box + 4)
  const top = sheet.doc.y + 2
  sheet.artifact(() => {
    sheet.doc.rect(LEFT, top, WIDTH, box).lineWidth(1).strokeColor(PINE).stroke()
    drawQr(sheet, exchange.envelopeDigest, LEFT + WIDTH - 114, top + 14, 96)
  })
  sheet.within('Sect', () => {
    const at = { x: LEFT + 14, y: top + 9 }
    sheet.text('Signed by gold', { tag: 'H2', at, width: SIGNATURE_WIDTH, font: 'bold', size: 12 })
    sheet.doc.y += 2
    for (const line of signatureLines(exchange)) {
      sheet.text(line.text, styleOf(line))
      sheet.doc.y += 2.5
    }
  })
  sheet.text('Holds the digest only', {
    at: { x: LEFT + WIDTH - 112, y: top + 114 },
    width: 100,
    size: 8,
    color: SOFT,
  })
  sheet.doc.y = top + box
}

/** Page 1: enough for a chief officer to know what happened, why this extent, what was learned and who signed what. */
export function drawFirstPage(sheet: Sheet, exchange: Exchange): void {
  const { rendition } = exchange
  const { operation, decision, rule } = rendition
  drawIdentity(sheet, operation.leadForce.name)
  sheet.text(operation.name, { tag: 'H1', font: 'bold', size: 24 })
  const when = operation.startedAt ?? operation.stoodDownAt
  sheet.text([operation.eventType, operation.place, when ? dayOf(when) : ''].filter(Boolean).join(', '), {
    size: 12,
    color: SOFT,
  })
  sheet.text(`Marking: ${rendition.marking}`, { size: 9.5, color: SOFT })
  sheet.doc.y += 10
  drawLadder(sheet, exchange)
  drawFacts(sheet, exchange)
  const summary = findEntry(exchange, 'summary')
  if (summary?.kind === 'text') {
    sheet.heading(2, 'What happened, in short')
    sheet.text(inShort(summary.text, 700))
    sheet.doc.y += 8
  }
  sheet.heading(2, 'Why this tier')
  const proposed = rule.status === 'proposed' ? ' The thresholds are a proposed national default.' : ''
  sheet.text(
    `The rule gives tier ${decision.computedTier}. ${decision.reasons.slice(0, 6).join(' ')} ` +
      `Tier chosen: ${decision.chosenTier}.${proposed}`,
  )
  sheet.doc.y += 8
  drawLearning(sheet, exchange, sheet.bottom - sheet.doc.y - signatureHeight(sheet, exchange))
  drawSignature(sheet, exchange)
}
