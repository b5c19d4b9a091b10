import PDFDocument from 'pdfkit'
import { FONTS, type FontName } from './fonts.ts'
import { brokenTo, printable } from './printable.ts'

export type Doc = PDFKit.PDFDocument
export type Node = PDFKit.PDFStructureElement

export const INK = '#14201f'
export const SOFT = '#4a5755'
export const PINE = '#14524c'
export const RULE = '#cdd1ca'
export const OCHRE = '#c77d0a'
export const BRICK = '#a32a1c'

export const LEFT = 46
export const TOP = 62
export const BOTTOM = 56
export const WIDTH = 595.28 - 2 * LEFT

type Style = {
  font?: FontName
  size?: number
  color?: string
  gap?: number
  x?: number
  width?: number
  indent?: number
}

/**
 * One document being printed: the page, and the tags that say what each piece of it is. Everything drawn goes through
 * here, so that nothing is drawn without a tag or off the page.
 */
export class Sheet {
  readonly doc: Doc
  readonly #widths = new Map<string, number>()
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
    })
    for (const [name, font] of Object.entries(FONTS)) this.doc.registerFont(name, font as unknown as string)
    this.#parent = this.doc.struct('Document')
    this.doc.addStructure(this.#parent)
  }

  get bottom(): number {
    return this.doc.page.height - BOTTOM
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

  #ready(text: string, style: Style): string {
    const font = style.font ?? 'regular'
    const size = style.size ?? 10.5
    this.doc.font(font).fontSize(size)
    const measure = (character: string) => {
      const key = `${font}${character}`
      const known = this.#widths.get(key) ?? this.doc.fontSize(100).widthOfString(character)
      this.#widths.set(key, known)
      return (known * size) / 100
    }
    const ready = brokenTo((style.width ?? WIDTH) - (style.indent ?? 0) - 1, printable(text), measure)
    this.doc.font(font).fontSize(size)
    return ready
  }

  /** The width of one line of text, as it would be printed. */
  widthOf(text: string, style: Style): number {
    return this.doc
      .font(style.font ?? 'regular')
      .fontSize(style.size ?? 10.5)
      .widthOfString(printable(text))
  }

  /** The height that `text` will take. */
  heightOf(text: string, style: Style = {}): number {
    const ready = this.#ready(text, style)
    return this.doc.heightOfString(ready, { width: style.width ?? WIDTH, lineGap: style.gap ?? 2 })
  }

  /** Text as one tagged piece, at the current place or at `at`. It may run over pages. */
  text(
    text: string,
    style: Style & { tag?: string; at?: { x: number; y: number }; options?: Record<string, unknown> } = {},
  ) {
    const ready = this.#ready(text, style)
    const { doc } = this
    const x = style.at?.x ?? style.x ?? LEFT
    const y = style.at?.y ?? doc.y
    this.piece(
      style.tag ?? 'P',
      () => {
        doc
          .font(style.font ?? 'regular')
          .fontSize(style.size ?? 10.5)
          .fillColor(style.color ?? INK)
          .text(ready, x, y, { width: style.width ?? WIDTH, lineGap: style.gap ?? 2 })
      },
      style.options,
    )
  }

  /** A thin line across the body. */
  line(color = RULE, width = 0.7, from = LEFT, to = LEFT + WIDTH): void {
    const { doc } = this
    this.artifact(() => {
      doc.moveTo(from, doc.y).lineTo(to, doc.y).lineWidth(width).strokeColor(color).stroke()
    })
  }

  /** A heading with its line, kept together with `after` points of what follows, and a bookmark. */
  heading(level: 1 | 2 | 3, text: string, after = 60): void {
    const size = level === 1 ? 22 : level === 2 ? 14 : 11.5
    this.keep(size * 1.4 + after)
    this.text(text, { tag: `H${level}`, font: 'bold', size })
    if (level === 2) {
      this.doc.y += 2
      this.line(PINE, 0.9)
      this.doc.outline.addItem(printable(text), { top: this.doc.y, left: this.doc.page.width } as object)
      this.doc.y += 7
    }
  }
}
