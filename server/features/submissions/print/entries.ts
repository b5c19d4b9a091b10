import type { DocumentEntry, DocumentSection } from '#shared/form/review-document.ts'
import { INK, LEFT, PINE, type Sheet, SOFT, WIDTH } from './sheet.ts'
import { drawTable, headHeight } from './table.ts'

/** A learning point up to this height stands on one page; keeping a longer one whole would leave half a page empty. */
const UNSPLIT = 480

type Item = Extract<DocumentEntry, { kind: 'items' }>['items'][number]

function itemHeight(sheet: Sheet, item: Item): number {
  const inner = WIDTH - 24
  const entries = item.entries.map(
    (entry) =>
      sheet.heightOf(entry.label, { width: inner, size: 9, font: 'bold' }) +
      sheet.heightOf(entry.text, { width: inner }) +
      6,
  )
  return entries.reduce(
    (sum, height) => sum + height,
    sheet.heightOf(item.title, { width: inner, font: 'bold', size: 11.5 }) + 20,
  )
}

/** A learning point or an action: its number and kind, then each answer; unsplit where it fits a page. */
function drawItem(sheet: Sheet, item: Item): void {
  const height = itemHeight(sheet, item)
  if (height < UNSPLIT) sheet.keep(height)
  const top = sheet.doc.y
  const page = sheet.doc.bufferedPageRange().count
  const inner = { x: LEFT + 14, width: WIDTH - 24 }
  sheet.within('Sect', () => {
    sheet.doc.y += 6
    sheet.text(item.title, { tag: 'H4', font: 'bold', size: 11.5, ...inner })
    sheet.doc.y += 4
    for (const entry of item.entries) {
      sheet.keep(30)
      sheet.text(entry.label, { font: 'bold', size: 9, color: SOFT, ...inner })
      sheet.text(entry.text, inner)
      sheet.doc.y += 5
    }
  })
  if (sheet.doc.bufferedPageRange().count === page) {
    sheet.artifact(() => {
      sheet.doc.rect(LEFT, top + 4, 3, sheet.doc.y - top - 4).fill(PINE)
    })
    sheet.doc.fillColor(INK)
  }
  sheet.doc.y += 8
}

const LABEL = 20

/** What has to stand together with an entry's label: a line or two, a table's head, a whole learning point. */
function openingHeight(sheet: Sheet, entry: DocumentEntry): number {
  if (entry.kind === 'table') return LABEL + headHeight(sheet, entry)
  const first = entry.kind === 'items' ? entry.items[0] : undefined
  if (!first) return LABEL + 16
  const height = itemHeight(sheet, first)
  return height < UNSPLIT ? LABEL + height : LABEL + 60
}

function drawEntry(sheet: Sheet, entry: DocumentEntry): void {
  sheet.keep(openingHeight(sheet, entry))
  sheet.text(entry.label, { tag: 'H3', font: 'bold' })
  sheet.doc.y += 1
  if (entry.kind === 'text') {
    sheet.text(entry.text, entry.answered ? {} : { color: SOFT })
  } else if (entry.kind === 'table') {
    drawTable(sheet, entry)
  } else {
    for (const item of entry.items) drawItem(sheet, item)
  }
  sheet.doc.y += 8
}

/** One section of the review: its number and title, then every answer under its label, in the form's order. */
export function drawSection(sheet: Sheet, section: DocumentSection): void {
  const first = section.entries[0]
  sheet.doc.y += 10
  sheet.within(
    'Sect',
    () => {
      sheet.heading(2, `${section.number}. ${section.title}`, first ? openingHeight(sheet, first) + 10 : 20)
      for (const entry of section.entries) drawEntry(sheet, entry)
    },
    section.title,
  )
}
