import { capital } from '#shared/capitals.ts'
import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import type { DocumentEntry } from '#shared/form/review-document.ts'
import { actionsFor, itemsOf, ownerAndDate } from './cards.ts'
import { drawLadder } from './ladder-strip.ts'
import { BRASS, LEFT, PINE, RULE, type Sheet, SOFT, WIDTH } from './sheet.ts'
import { drawSignature, signatureHeight } from './signature.ts'
import { drawTable } from './table.ts'
import { dayOf, inShort, momentOf, weekdayOf } from './words.ts'

/** How much of each long answer page 1 gives. */
const SHORT = { summary: 640, reason: 200, recommendation: 200, owner: 90 }
const MOST_REASONS = 6
const NOTE = 'To check this document, see its last page. The same review is attached to this PDF as JSON.'

function findEntry(exchange: Exchange, id: string): DocumentEntry | undefined {
  const entries = exchange.rendition.document.sections.flatMap((section) => section.entries)
  return entries.find((entry) => entry.id === id)
}

/** The mark of the service: a ladder of six rungs, the top one brass. */
function drawMark(sheet: Sheet, x: number, y: number): void {
  const { doc } = sheet
  const [left, right] = [x + 1.6, x + 9.4]
  doc.lineWidth(1.3).strokeColor(PINE)
  for (const rail of [left, right]) doc.moveTo(rail, y).lineTo(rail, y + 13)
  for (const rung of [3.1, 5.2, 7.3, 9.4, 11.5]) doc.moveTo(left, y + rung).lineTo(right, y + rung)
  doc.stroke()
  doc
    .lineWidth(1.7)
    .strokeColor(BRASS)
    .moveTo(left, y + 0.8)
    .lineTo(right, y + 0.8)
    .stroke()
}

function drawIdentity(sheet: Sheet, force: string): void {
  const y = sheet.doc.y
  const name = { size: 9.3, width: WIDTH - 260 }
  const wide = Math.min(sheet.widthOf(force, name), name.width)
  sheet.artifact(() => drawMark(sheet, LEFT, y + 0.5))
  sheet.text('Post-event learning review', { at: { x: LEFT + 17, y }, width: 240, font: 'bold', size: 10.5 })
  const bottom = sheet.doc.y
  sheet.text(force, { ...name, at: { x: LEFT + WIDTH - wide, y: y + 1 }, width: wide + 1 })
  sheet.doc.y = Math.max(bottom, sheet.doc.y) + 4
  sheet.line(PINE, 2.2)
  sheet.doc.y += 16
}

function factsOf({ rendition, signOff }: Exchange): [string, string][] {
  const { operation, decision, form, rule, preparedBy } = rendition
  const gold = rendition.gold ?? signOff.signedBy
  const words = (...parts: (string | null)[]) => parts.filter((part) => part !== null)
  return [
    ['Reference', operation.reference],
    ['Tier', `${decision.chosenTier}, ${decision.tierName.toLowerCase()}`],
    ['Stand-down', operation.stoodDownAt ? momentOf(operation.stoodDownAt) : 'not recorded'],
    ['College level', capital(decision.collegeLevel ?? 'none')],
    [
      'Prepared by',
      words(preparedBy.role, preparedBy.rank?.toLowerCase() ?? null, preparedBy.name).join(', '),
    ],
    ['Form version', `${form.id} ${form.version}`],
    ['Gold commander', words(gold.rank, gold.name).join(' ')],
    ['Rule version', `${rule.id} ${rule.version}`],
  ]
}

function drawFacts(sheet: Sheet, exchange: Exchange): void {
  const apart = 24
  const half = (WIDTH - apart) / 2
  const facts = factsOf(exchange)
  const label = { width: 82, size: 9.6, color: SOFT, tag: 'Lbl' }
  const fact = { width: half - 86, size: 9.6, font: 'bold', tag: 'LBody' } as const
  sheet.within('L', () => {
    for (let index = 0; index < facts.length; index += 2) {
      const top = sheet.doc.y
      let bottom = top
      for (const [side, [name, value]] of facts.slice(index, index + 2).entries()) {
        const x = LEFT + side * (half + apart)
        sheet.line(RULE, 0.6, x, x + half, top)
        sheet.within('LI', () => {
          sheet.text(name, { ...label, at: { x, y: top + 3.5 } })
          sheet.text(value, { ...fact, at: { x: x + 86, y: top + 3.5 } })
        })
        bottom = Math.max(bottom, sheet.doc.y)
      }
      sheet.doc.y = bottom + 1.5
    }
  })
  sheet.doc.y += 10
}

function drawSummary(sheet: Sheet, exchange: Exchange): void {
  const summary = findEntry(exchange, 'summary')
  if (summary?.kind !== 'text') return
  sheet.heading(2, 'What happened, in short')
  sheet.text(inShort(summary.text, SHORT.summary))
  sheet.doc.y += 10
}

function drawReasons(sheet: Sheet, { decision, rule }: Exchange['rendition']): void {
  const reasons = decision.reasons.slice(0, MOST_REASONS).map((reason) => inShort(reason, SHORT.reason))
  const more = decision.reasons.length - reasons.length
  const proposed = rule.status === 'proposed' ? 'The thresholds are a proposed national default.' : ''
  const sentences = [
    `The rule gives tier ${decision.computedTier}.`,
    ...reasons,
    more > 0 ? `${more} more reasons stand in the decision.` : '',
    `Tier chosen: ${decision.chosenTier}.`,
    proposed,
  ]
  sheet.heading(2, 'Why this tier')
  sheet.text(sentences.filter((sentence) => sentence !== '').join(' '))
  sheet.doc.y += 10
}

/** A row a learning point: its number and kind, what should change, who does it and by when. */
function learningRows({ document }: Exchange['rendition']): string[][] {
  const actions = itemsOf(document, 'actions')
  return itemsOf(document, 'lessons').map((lesson) => {
    const change = lesson.entries.find(({ id }) => id === 'lesson-recommendation')?.text ?? ''
    const owners = actionsFor(lesson, actions).map((action) => inShort(ownerAndDate(action), SHORT.owner))
    return [lesson.title, inShort(change, SHORT.recommendation), owners.join('\n') || 'No action recorded']
  })
}

const COLUMNS = [
  { label: 'Point', share: 22 },
  { label: 'What should change, or be kept', share: 50 },
  { label: 'Owner and date', share: 28 },
]

/** As many rows as `room` holds under the heading and the table's head, and one at least. */
function rowsThatFit(sheet: Sheet, rows: string[][], room: number): string[][] {
  const widths = [100, 220, 130]
  let used = 62
  const bottoms = rows.map((row) => {
    used +=
      Math.max(...row.map((text, at) => sheet.heightOf(text, { width: widths[at] ?? 100, size: 9.3 }))) + 9
    return used
  })
  if ((bottoms.at(-1) ?? 0) <= room) return rows
  return rows.filter((_, index) => index === 0 || (bottoms[index] ?? 0) <= room - 18)
}

/** The learning points that fit above the signature; the rest are counted, and stand in their section. */
function drawLearning(sheet: Sheet, exchange: Exchange, room: number): void {
  const rows = learningRows(exchange.rendition)
  const entry = findEntry(exchange, 'lessons')
  sheet.heading(2, 'What we learned')
  if (rows.length === 0) {
    sheet.text(
      entry?.kind === 'text' ? inShort(entry.text, SHORT.summary) : 'No learning point was recorded.',
    )
    sheet.doc.y += 8
    return
  }
  const fitting = rowsThatFit(sheet, rows, room)
  drawTable(sheet, { columns: COLUMNS, rows: fitting })
  const more = rows.length - fitting.length
  if (more > 0) sheet.text(`${more} more in the section on learning points.`, { size: 9.3 })
  sheet.doc.y += 4
}

/** Page 1: enough for a chief officer to know what happened, why this extent, what was learned and who signed what. */
export function drawFirstPage(sheet: Sheet, exchange: Exchange): void {
  const { rendition } = exchange
  const { operation } = rendition
  drawIdentity(sheet, operation.leadForce.name)
  sheet.text(operation.name, { tag: 'H1', font: 'bold', size: 22, gap: 0 })
  const when = operation.startedAt ?? operation.stoodDownAt
  const line = [operation.eventType, operation.place, when ? `${weekdayOf(when)} ${dayOf(when)}` : '']
  sheet.text(line.filter((part) => part !== '').join(', '), { size: 11.5, color: SOFT })
  sheet.text(`Marking: ${rendition.marking}`, { size: 9.3, color: SOFT })
  sheet.doc.y += 9
  drawLadder(sheet, exchange)
  drawFacts(sheet, exchange)
  drawSummary(sheet, exchange)
  drawReasons(sheet, rendition)
  const below = signatureHeight(sheet, exchange) + 30
  drawLearning(sheet, exchange, sheet.bottom - sheet.doc.y - below)
  drawSignature(sheet, exchange)
  sheet.doc.y += 6
  sheet.text(NOTE, { size: 8.6, color: SOFT })
}
