import { INK, LEFT, type Sheet, type Style, WIDTH } from './sheet.ts'

export type Table = { columns: { label: string; share?: number }[]; rows: string[][] }

const PAD = 4
const GAP = 8
/** A word wider than this may be cut; without a limit one long word would starve the other columns. */
const WIDEST_WORD = 110
/**
 * A row taller than this is read down, each cell under its label, and may run over pages. A lower row stands whole on
 * one page: cut in two, the words of one cell would be parted by those of the next for whoever copies them out.
 */
const TALLEST_ROW = 300

type Cell = { lines: string[]; x: number; width: number }
type Layout = { widths: number[]; size: number; labels: string[]; header: Cell[] }

function widestWord(sheet: Sheet, texts: string[], style: Style): number {
  const words = new Set(texts.flatMap((text) => text.slice(0, 2_000).split(/\s+/)))
  return Math.min(WIDEST_WORD, Math.max(0, ...[...words].map((word) => sheet.widthOf(word, style))) + 1)
}

/** The widths that add up to `room`: the widest words give way first, and short columns keep theirs. */
function narrowed(least: number[], room: number): number[] {
  let limit = Math.max(...least)
  for (let step = 0; step < 20; step += 1) {
    const over = least.reduce((sum, width) => sum + Math.min(width, limit), 0) - room
    if (over <= 0.01) break
    limit -= over / least.filter((width) => width >= limit).length
  }
  return least.map((width) => Math.min(width, limit))
}

/** Each column gets room for its widest word, and of the rest in proportion to how much it has to say. */
function widthsOf(sheet: Sheet, { columns, rows }: Table, size: number): number[] {
  const room = WIDTH - GAP * (columns.length - 1)
  const sized = columns.map(({ label, share }, index) => {
    const texts = rows.map((row) => row[index] ?? '')
    const longest = texts.reduce((most, text) => Math.max(most, text.length), label.length)
    const body = widestWord(sheet, texts.slice(0, 60), { size })
    return {
      least: Math.max(widestWord(sheet, [label], { size, font: 'bold' }), body),
      share: share ?? Math.sqrt(Math.min(longest, 400)),
    }
  })
  const least = sized.map((column) => column.least)
  const spare = room - least.reduce((sum, width) => sum + width, 0)
  if (spare <= 0) return narrowed(least, room)
  const shares = sized.reduce((sum, column) => sum + column.share, 0)
  return sized.map((column) => column.least + (column.share / shares) * spare)
}

function cellsOf(sheet: Sheet, texts: string[], widths: number[], style: Style): Cell[] {
  let x = LEFT
  return widths.map((width, index) => {
    const cell = { lines: sheet.linesOf(texts[index] ?? '', { ...style, width }), x, width }
    x += width + GAP
    return cell
  })
}

/** A table is measured before its heading is drawn and again when it is: measuring 500 rows takes its time. */
const laidOut = new WeakMap<Table, Layout>()

function layOut(sheet: Sheet, table: Table): Layout {
  const known = laidOut.get(table)
  if (known) return known
  const layout = measure(sheet, table)
  laidOut.set(table, layout)
  return layout
}

function measure(sheet: Sheet, table: Table): Layout {
  const size = table.columns.length > 6 ? 8.5 : 9.3
  const labels = table.columns.map(({ label }) => label)
  const widths = widthsOf(sheet, table, size)
  return { widths, size, labels, header: cellsOf(sheet, labels, widths, { size, font: 'bold' }) }
}

function heightOf(sheet: Sheet, cells: Cell[], size: number): number {
  return Math.max(...cells.map(({ lines }) => lines.length)) * sheet.leading({ size }) + 2 * PAD
}

/** The height of the header and the first row: what has to stand on the page where the table begins. */
export function headHeight(sheet: Sheet, table: Table): number {
  const { widths, size, header } = layOut(sheet, table)
  const first = table.rows[0] ? heightOf(sheet, cellsOf(sheet, table.rows[0], widths, { size }), size) : 0
  return heightOf(sheet, header, size) + (first > TALLEST_ROW ? 60 : first)
}

function underline(sheet: Sheet, header: boolean): void {
  sheet.line(header ? INK : undefined, header ? 1 : 0.6)
}

function drawHeader(sheet: Sheet, { header, size }: Layout): void {
  const top = sheet.doc.y
  const style = { size, font: 'bold', y: top + PAD } as const
  sheet.within('TR', () => {
    for (const { lines, x } of header) {
      sheet.piece('TH', () => sheet.write(lines, { ...style, x }), { scope: 'Column' })
    }
  })
  sheet.doc.y = top + heightOf(sheet, header, size)
  underline(sheet, true)
}

/** The header again at the head of the next page: seen, and not read out a second time. */
function repeatHeader(sheet: Sheet, { header, size }: Layout): void {
  const top = sheet.doc.y
  sheet.artifact(() => {
    for (const { lines, x } of header) sheet.write(lines, { size, font: 'bold', x, y: top + PAD })
  })
  sheet.doc.y = top + heightOf(sheet, header, size)
  underline(sheet, true)
}

function drawRow(sheet: Sheet, cells: Cell[], layout: Layout): void {
  const height = heightOf(sheet, cells, layout.size)
  if (sheet.doc.y + height > sheet.bottom) {
    sheet.doc.addPage()
    repeatHeader(sheet, layout)
  }
  const top = sheet.doc.y
  sheet.within('TR', () => {
    for (const { lines, x } of cells) {
      sheet.piece('TD', () => sheet.write(lines, { size: layout.size, x, y: top + PAD }))
    }
  })
  sheet.doc.y = top + height
  underline(sheet, false)
}

function drawStacked(sheet: Sheet, row: string[], { labels, size }: Layout): void {
  sheet.within('TR', () => {
    for (const [index, label] of labels.entries()) {
      sheet.within('TD', () => {
        sheet.doc.y += PAD
        sheet.keep(40)
        sheet.text(label, { font: 'bold', size })
        sheet.text(row[index] ?? '', { size })
      })
    }
  })
  sheet.doc.y += PAD
  underline(sheet, false)
}

/** A table with header cells, which repeat at the head of every page that it runs over. */
export function drawTable(sheet: Sheet, table: Table): void {
  const layout = layOut(sheet, table)
  sheet.within('Table', () => {
    sheet.keep(headHeight(sheet, table))
    drawHeader(sheet, layout)
    for (const row of table.rows) {
      const cells = cellsOf(sheet, row, layout.widths, { size: layout.size })
      if (heightOf(sheet, cells, layout.size) > TALLEST_ROW) drawStacked(sheet, row, layout)
      else drawRow(sheet, cells, layout)
    }
  })
  sheet.doc.y += 4
}
