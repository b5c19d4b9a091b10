import type { DocumentEntry, DocumentSection, ReviewDocument } from '#shared/form/review-document.ts'
import { actionsFor, cardHeight, drawCard, itemsOf } from './cards.ts'
import { BODY, INK, LEFT, type Sheet, SIZE, SOFT, WIDTH } from './sheet.ts'
import { drawTable, headHeight } from './table.ts'

type TextEntry = Extract<DocumentEntry, { kind: 'text' }>
type ItemsEntry = Extract<DocumentEntry, { kind: 'items' }>

const LABEL = { x: LEFT, width: 176, size: SIZE, color: SOFT }
const ANSWER = { x: LEFT + 188, width: WIDTH - 188, size: SIZE }
const HEADING = 44
const TITLE = 19

/** A short answer stands beside its label; a long one under it, over the whole width. */
function isShort(sheet: Sheet, entry: DocumentEntry): entry is TextEntry {
  return entry.kind === 'text' && sheet.linesOf(entry.text, ANSWER).length <= 2
}

function shortHeight(sheet: Sheet, entry: TextEntry): number {
  return Math.max(sheet.heightOf(entry.label, LABEL), sheet.heightOf(entry.text, ANSWER)) + 6
}

function drawShort(sheet: Sheet, entry: TextEntry): void {
  const height = shortHeight(sheet, entry)
  sheet.keep(height)
  const top = sheet.doc.y
  sheet.within('LI', () => {
    sheet.text(entry.label, { ...LABEL, at: { x: LABEL.x, y: top + 2 }, tag: 'Lbl' })
    sheet.text(entry.text, {
      ...ANSWER,
      at: { x: ANSWER.x, y: top + 2 },
      tag: 'LBody',
      ...(entry.answered ? {} : { color: SOFT }),
    })
  })
  sheet.doc.y = top + height
  sheet.line()
}

/** The height that has to stand together at the start of an entry: two lines, a table's head, a whole card. */
function openingHeight(sheet: Sheet, entry: DocumentEntry, document: ReviewDocument): number {
  if (isShort(sheet, entry)) return shortHeight(sheet, entry)
  if (entry.kind === 'table') return TITLE + headHeight(sheet, entry)
  const first = entry.kind === 'items' ? entry.items[0] : undefined
  if (!first) return TITLE + 2 * sheet.leading()
  const card = cardHeight(sheet, first, actionsFor(first, actionsIn(document, entry.id)))
  return TITLE + (card <= BODY - HEADING - TITLE ? card : 90)
}

/** Actions are boxed in the learning points that they belong to, and printed in full in their own section. */
function actionsIn(document: ReviewDocument, id: string) {
  return id === 'lessons' ? itemsOf(document, 'actions') : []
}

function drawItems(sheet: Sheet, entry: ItemsEntry, document: ReviewDocument, tag: string): void {
  for (const [index, item] of entry.items.entries()) {
    const actions = actionsFor(item, actionsIn(document, entry.id))
    const height = cardHeight(sheet, item, actions)
    // The first card of a section that would leave its heading behind is split instead.
    const fits = height <= (index === 0 ? BODY - HEADING - TITLE : BODY)
    sheet.keep(fits ? height : 90)
    if (index > 0 || tag === 'H4') sheet.line(INK, 1)
    drawCard(sheet, item, actions, tag)
  }
}

function drawLong(
  sheet: Sheet,
  entry: DocumentEntry,
  section: DocumentSection,
  document: ReviewDocument,
): void {
  const named = entry.label !== section.title
  sheet.keep(openingHeight(sheet, entry, document))
  sheet.doc.y += 4
  if (named) sheet.text(entry.label, { tag: 'H3', font: 'bold' })
  if (entry.kind === 'text') sheet.text(entry.text, entry.answered ? {} : { color: SOFT })
  else if (entry.kind === 'table') drawTable(sheet, entry)
  else drawItems(sheet, entry, document, named ? 'H4' : 'H3')
  sheet.doc.y += 6
}

/** One section of the review: its number and title, then every answer with its label, in the form's order. */
export function drawSection(sheet: Sheet, section: DocumentSection, document: ReviewDocument): void {
  const [first] = section.entries
  sheet.doc.y += 12
  const draw = () => {
    sheet.heading(2, `${section.number}. ${section.title}`, first ? openingHeight(sheet, first, document) : 0)
    for (let at = 0; at < section.entries.length; ) at = drawFrom(sheet, section, document, at)
  }
  sheet.within('Sect', draw, section.title)
}

/** Draws the entry at `at`, or the run of short ones that starts there, as one list; gives back the next place. */
function drawFrom(sheet: Sheet, section: DocumentSection, document: ReviewDocument, at: number): number {
  const run: TextEntry[] = []
  for (const entry of section.entries.slice(at)) {
    if (!isShort(sheet, entry)) break
    run.push(entry)
  }
  if (run.length > 0) {
    sheet.within('L', () => {
      for (const entry of run) drawShort(sheet, entry)
    })
    sheet.doc.y += 4
    return at + run.length
  }
  const entry = section.entries[at]
  if (entry) drawLong(sheet, entry, section, document)
  return at + 1
}
