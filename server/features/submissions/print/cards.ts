import type { DocumentEntry, ReviewDocument } from '#shared/form/review-document.ts'
import { BODY, LEFT, PINE, type Sheet, SIZE, SOFT, STONE, WIDTH } from './sheet.ts'
import { inShort } from './words.ts'

export type Item = Extract<DocumentEntry, { kind: 'items' }>['items'][number]

const NUMBER = 30
const LABEL = 106
const GAP = 10
const X = LEFT + NUMBER
const ANSWER = { x: X + LABEL + GAP, width: WIDTH - NUMBER - LABEL - GAP }
const HEADING = { font: 'bold', size: 11.5, width: WIDTH - NUMBER } as const
const LABELS = { x: X, width: LABEL, size: 9.3, color: SOFT }
const ROW = 3
const BOX = { pad: 6, size: 9.3 }

/** '2. Notable practice: briefing' has its number before the heading; another title has none. */
function partsOf(title: string): { number: string; heading: string } {
  const [, number = '', heading = title] = /^(\d+\.) (.*)$/s.exec(title) ?? []
  return { number, heading }
}

function styleOf(id: string) {
  return {
    ...ANSWER,
    size: SIZE,
    font: id === 'lesson-recommendation' ? ('bold' as const) : ('regular' as const),
  }
}

function said(item: Item, id: string): string {
  return item.entries.find((entry) => entry.id === id)?.text ?? ''
}

/** The entries of one repeat of the document; none where it was not asked. */
export function itemsOf(document: ReviewDocument, id: string): Item[] {
  const entries = document.sections.flatMap((section) => section.entries)
  const found = entries.find((entry) => entry.id === id)
  return found?.kind === 'items' ? found.items : []
}

/** The actions that name this learning point. */
export function actionsFor(lesson: Item, actions: Item[]): Item[] {
  return actions.filter((action) => said(action, 'action-lesson') === lesson.title)
}

/** 'Head of communications, Sun 31 January 2027': who does it and by when. */
export function ownerAndDate(action: Item): string {
  return ['action-owner', 'action-due'].map((id) => said(action, id)).join(', ')
}

function actionWords(action: Item): string {
  return (
    `${action.title}: ${inShort(said(action, 'action-what'), 300)} Owner: ${said(action, 'action-owner')}. ` +
    `Due: ${said(action, 'action-due')}. Status: ${said(action, 'action-status').toLowerCase()}.`
  )
}

function boxStyle() {
  return { size: BOX.size, x: X + BOX.pad + 2, width: WIDTH - NUMBER - 2 * BOX.pad - 4 }
}

/** The height of one card: a learning point or an action with all its answers. */
export function cardHeight(sheet: Sheet, item: Item, actions: Item[]): number {
  const rows = item.entries.map((entry) =>
    Math.max(sheet.heightOf(entry.label, LABELS), sheet.heightOf(entry.text, styleOf(entry.id))),
  )
  const boxes = actions.map((action) => sheet.heightOf(actionWords(action), boxStyle()) + 2 * BOX.pad + ROW)
  const heading = sheet.heightOf(partsOf(item.title).heading, HEADING)
  return [...rows.map((row) => row + ROW), ...boxes].reduce((sum, height) => sum + height, heading + 26)
}

function drawTitle(sheet: Sheet, title: string, tag: string): void {
  const { number, heading } = partsOf(title)
  const lines = sheet.linesOf(heading, HEADING)
  const y = sheet.doc.y + 8
  sheet.piece(tag, () => {
    if (number) sheet.write([number], { font: 'bold', size: 16, color: PINE, x: LEFT, y: y - 4 })
    sheet.write(lines, { ...HEADING, x: X, y })
  })
  sheet.doc.y = y + lines.length * sheet.leading(HEADING) + 4
}

function drawAnswer(sheet: Sheet, entry: Item['entries'][number]): void {
  const label = sheet.heightOf(entry.label, LABELS)
  sheet.keep(Math.max(label, 2 * sheet.leading()))
  const top = sheet.doc.y
  const page = sheet.pages
  sheet.text(entry.label, { ...LABELS, at: { x: X, y: top + 0.6 }, tag: 'Lbl' })
  sheet.text(entry.text, { ...styleOf(entry.id), at: { x: ANSWER.x, y: top }, tag: 'LBody' })
  sheet.doc.y = (sheet.pages === page ? Math.max(sheet.doc.y, top + label) : sheet.doc.y) + ROW
}

function drawAction(sheet: Sheet, action: Item): void {
  const lines = sheet.linesOf(actionWords(action), boxStyle())
  const height = lines.length * sheet.leading(boxStyle()) + 2 * BOX.pad
  if (height < BODY) sheet.keep(height)
  const top = sheet.doc.y + ROW
  if (height < BODY) {
    sheet.artifact(() => sheet.doc.rect(X, top, WIDTH - NUMBER, height).fill(STONE))
  }
  sheet.doc.y = top + BOX.pad
  sheet.text(actionWords(action), boxStyle())
  sheet.doc.y += BOX.pad
}

/**
 * A learning point or an action: its number and kind, each answer beside its label, what should change in bold, what
 * is done about it in a box.
 */
export function drawCard(sheet: Sheet, item: Item, actions: Item[], tag: string): void {
  sheet.within('Sect', () => {
    drawTitle(sheet, item.title, tag)
    sheet.within('L', () => {
      for (const entry of item.entries) sheet.within('LI', () => drawAnswer(sheet, entry))
    })
    for (const action of actions) drawAction(sheet, action)
  })
  sheet.doc.y += 12
}
