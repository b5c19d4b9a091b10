import { INK, LEFT, type Sheet, WIDTH } from './sheet.ts'

export type Table = { columns: { label: string; share?: number }[]; rows: string[][]; caption?: string }

const SIZE = 9.5
const PAD = 4
const GAP = 8

/** The narrowest a column can be without cutting a word; a word wider than this is cut after all. */
const WIDEST_WORD = 110

function widestWord(sheet: Sheet, texts: string[], font: 'regular' | 'bold'): number {
  const words = new Set(texts.flatMap((text) => text.slice(0, 2_000).split(/\s+/)))
  const widths = [...words].map((word) => sheet.widthOf(word, { size: SIZE, font }))
  return Math.min(WIDEST_WORD, Math.max(0, ...widths) + 2)
}

/** Each column gets room for its widest word, and of the rest in proportion to how much it has to say. */
function widthsOf(sheet: Sheet, table: Table): number[] {
  const columns = table.columns.map(({ label, share }, index) => {
    const texts = table.rows.map((row) => row[index] ?? '')
    const longest = Math.max(0, ...texts.map((text) => text.length))
    return {
      least: Math.max(widestWord(sheet, [label], 'bold'), widestWord(sheet, texts.slice(0, 60), 'regular')),
      share: share ?? Math.sqrt(Math.min(longest, 400)),
    }
  })
  const room = WIDTH - GAP * (columns.length - 1)
  const least = columns.reduce((sum, column) => sum + column.least, 0)
  if (least >= room) return columns.map((column) => (column.least / least) * room)
  const shares = columns.reduce((sum, column) => sum + column.share, 0) || 1
  return columns.map((column) => column.least + (column.share / shares) * (room - least))
}

type Cell = { text: string; width: number; x: number }

function cellsOf(texts: string[], widths: number[]): Cell[] {
  let x = LEFT
  return widths.map((width, index) => {
    const cell = { text: texts[index] ?? '', width, x }
    x += width + GAP
    return cell
  })
}

function heightOf(sheet: Sheet, cells: Cell[], font: 'regular' | 'bold'): number {
  return (
    Math.max(...cells.map(({ text, width }) => sheet.heightOf(text || ' ', { width, size: SIZE, font }))) +
    2 * PAD
  )
}

function drawRow(sheet: Sheet, cells: Cell[], height: number, header: boolean): void {
  const y = sheet.doc.y
  sheet.within('TR', () => {
    for (const { text, width, x } of cells) {
      sheet.text(text || ' ', {
        tag: header ? 'TH' : 'TD',
        at: { x, y: y + PAD },
        width,
        size: SIZE,
        font: header ? 'bold' : 'regular',
        ...(header ? { options: { scope: 'Column' } } : {}),
      })
    }
  })
  sheet.doc.y = y + height
  sheet.line(header ? INK : undefined, header ? 1 : 0.6)
}

/** A row that is taller than a page is read down instead: each cell under its column's label. */
function drawStacked(sheet: Sheet, labels: string[], cells: Cell[]): void {
  sheet.within('TR', () => {
    for (const [index, { text }] of cells.entries()) {
      sheet.within('TD', () => {
        sheet.keep(40)
        sheet.text(labels[index] ?? '', { font: 'bold', size: SIZE })
        sheet.text(text || ' ', { size: SIZE })
        sheet.doc.y += PAD
      })
    }
  })
  sheet.line()
}

type Laid = { widths: number[]; header: Cell[]; headerHeight: number }

function layOut(sheet: Sheet, table: Table): Laid {
  const widths = widthsOf(sheet, table)
  const header = cellsOf(
    table.columns.map(({ label }) => label),
    widths,
  )
  return { widths, header, headerHeight: heightOf(sheet, header, 'bold') }
}

/** The height of the header and the first row: what has to stand on the page where the table begins. */
export function headHeight(sheet: Sheet, table: Table): number {
  const { widths, headerHeight } = layOut(sheet, table)
  const first = table.rows[0] ? heightOf(sheet, cellsOf(table.rows[0], widths), 'regular') : 0
  return headerHeight + Math.min(first, PAGE / 2)
}

/** A row taller than this is read down, each cell under its label. */
const PAGE = 640

/** A table with header cells, which repeat at the head of every page that it runs over. */
export function drawTable(sheet: Sheet, table: Table): void {
  const { widths, header, headerHeight } = layOut(sheet, table)
  const labels = table.columns.map(({ label }) => label)
  sheet.within('Table', () => {
    sheet.keep(headHeight(sheet, table))
    drawRow(sheet, header, headerHeight, true)
    for (const row of table.rows) {
      const cells = cellsOf(row, widths)
      const height = heightOf(sheet, cells, 'regular')
      if (height > PAGE) {
        drawStacked(sheet, labels, cells)
        continue
      }
      if (sheet.doc.y + height > sheet.bottom) {
        sheet.doc.addPage()
        drawRow(sheet, header, headerHeight, true)
      }
      drawRow(sheet, cells, height, false)
    }
  })
  sheet.doc.y += 4
}
