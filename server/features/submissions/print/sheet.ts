import PDFDocument from 'pdfkit'
import { FACES, type FontName } from './fonts.ts'
import { breakLines } from './lines.ts'
import { Pen } from './pen.ts'
import { printable } from './printable.ts'

export type Doc = PDFKit.PDFDocument & { continueOnNewPage(): void }
type Node = PDFKit.PDFStructureElement

export const INK = '#14201f'
export const SOFT = '#4a5755'
export const PINE = '#14524c'
export const STONE = '#f5f4ef'
export const RULE = '#cdd1ca'
export const OCHRE = '#c77d0a'
export const BRASS = '#d9a32b'

export const SIZE = 10
export const LEFT = 46
export const TOP = 62
const BOTTOM = 56
export const WIDTH = 595.28 - 2 * LEFT
/** The height of a page between its marks. */
export const BODY = 841.89 - TOP - BOTTOM

export type Style = {
  font?: FontName
  size?: number
  color?: string
  /** Between lines, on top of the font's own height. */
  gap?: number
  /** Between letters. */
  spacing?: number
  x?: number
  width?: number
}

/**
 * One document being printed: the page, and the tags that say what each piece of it is. Everything drawn goes through
 * here, so that nothing is drawn without a tag or off the page.
 */
export class Sheet {
  readonly doc: Doc
  readonly #pens: Record<FontName, Pen>
  readonly #printable = new Map<string, string>()
  #parent: Node

  constructor(info: { title: string; subject: string; date: Date; language: string }) {
    this.doc = new PDFDocument({
      size: 'A4',
      margins: { top: TOP, bottom: BOTTOM, left: LEFT, right: LEFT },
      bufferPages: true,
      font: null as unknown as string,
      tagged: true,
      displayTitle: true,
      lang: info.language,
      pdfVersion: '1.7',
      subset: 'PDF/A-3a',
      info: {
        Title: info.title,
        Subject: info.subject,
        CreationDate: info.date,
        ModDate: info.date,
        Producer: 'Post-event learning review',
        Creator: 'Post-event learning review',
      },
    }) as Doc
    const pen = (name: FontName) => {
      this.doc.registerFont(name, FACES[name].font as unknown as string)
      return new Pen(this.doc, name, FACES[name])
    }
    this.#pens = { regular: pen('regular'), bold: pen('bold'), mono: pen('mono') }
    this.#parent = this.doc.struct('Document')
    this.doc.addStructure(this.#parent)
  }

  get bottom(): number {
    return this.doc.page.height - BOTTOM
  }

  get pages(): number {
    return this.doc.bufferedPageRange().count
  }

  /** Draws inside a new structure element: a section, a table, a list. */
  within(type: string, draw: () => void, title?: string): void {
    const outer = this.#parent
    const element = this.doc.struct(type, title === undefined ? {} : { title })
    outer.add(element)
    this.#parent = element
    draw()
    this.#parent = outer
    element.end()
  }

  /** Draws one tagged piece: what `draw` puts on the page is read as this element. */
  piece(type: string, draw: () => void, options: Record<string, unknown> = {}): void {
    this.#parent.add(this.doc.struct(type as 'P', options, draw))
  }

  /** Lines, boxes and marks that carry no meaning of their own. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.doc.endMarkedContent()
  }

  /** Starts a new page unless this much height is left on this one. */
  keep(height: number): void {
    if (this.doc.y + height > this.bottom && this.doc.y > TOP + 1) this.doc.addPage()
  }

  #shown(text: string): string {
    const known = this.#printable.get(text)
    if (known !== undefined) return known
    const shown = printable(text)
    this.#printable.set(text, shown)
    return shown
  }

  /** The lines of `text` in a column of the style's width. */
  linesOf(text: string, style: Style): string[] {
    const { font = 'regular', size = SIZE, width = WIDTH } = style
    return breakLines(this.#shown(text), FACES[font], (width / size) * 1000)
  }

  /** From one line to the next, in points. */
  leading({ font = 'regular', size = SIZE, gap = 2 }: Style = {}): number {
    return (FACES[font].lineHeight * size) / 1000 + gap
  }

  /** The width of one line of text, as it would be printed. */
  widthOf(text: string, { font = 'regular', size = SIZE }: Style): number {
    return (FACES[font].lengthOf(this.#shown(text)) * size) / 1000
  }

  /** The height that `text` will take. */
  heightOf(text: string, style: Style = {}): number {
    return this.linesOf(text, style).length * this.leading(style)
  }

  /** Text as one tagged piece, at the current place or at `at`. It may run over pages. */
  text(
    text: string,
    style: Style & { tag?: string; at?: { x: number; y: number }; options?: Record<string, unknown> } = {},
  ): void {
    const lines = this.linesOf(text, style)
    const x = style.at?.x ?? style.x ?? LEFT
    this.doc.y = style.at?.y ?? this.doc.y
    this.piece(style.tag ?? 'P', () => this.#write(lines, x, style), style.options)
  }

  /** Lines under each other from the current place down, and on over as many pages as they need. */
  #write(lines: string[], x: number, style: Style): void {
    const { doc } = this
    const leading = this.leading(style)
    let left = lines
    while (left.length > 0) {
      const fitting = Math.floor((this.bottom - doc.y + 0.01) / leading)
      const now = left.slice(0, fitting)
      if (now.length > 0) this.write(now, { ...style, x, y: doc.y })
      doc.y += now.length * leading
      left = left.slice(now.length)
      if (left.length > 0) doc.continueOnNewPage()
    }
  }

  /** Writes lines at a place of this page, whatever else is there. What they are tagged as is the caller's. */
  write(lines: string[], style: Style & { y: number }): void {
    const { font = 'regular', size = SIZE, x = LEFT, y, spacing } = style
    this.doc.fillColor(style.color ?? INK)
    this.#pens[font].write(lines, {
      x,
      y,
      size,
      leading: this.leading(style),
      ...(spacing ? { spacing } : {}),
    })
  }

  /** A thin line across the body. */
  line(color = RULE, width = 0.7, from = LEFT, to = LEFT + WIDTH, y = this.doc.y): void {
    const { doc } = this
    this.artifact(() => {
      doc.moveTo(from, y).lineTo(to, y).lineWidth(width).strokeColor(color).stroke()
    })
  }

  /** A heading with its line, kept together with `after` points of what follows, and a bookmark. */
  heading(level: 1 | 2 | 3, text: string, after = 60): void {
    const size = level === 1 ? 22 : level === 2 ? 14 : 11.5
    this.keep(size * 1.5 + 12 + after)
    this.text(text, { tag: `H${level}`, font: 'bold', size })
    if (level === 2) {
      this.doc.y += 2
      this.line(PINE, 0.9)
      this.doc.outline.addItem(printable(text), { top: this.doc.y, left: this.doc.page.width } as object)
      this.doc.y += 7
    }
  }
}
