import { type Face, isMark, type Offset } from './face.ts'

/** The parts of a registered font of pdfkit that a line of text is written with. */
type Registered = {
  id: string
  ref(): unknown
  widths: (number | undefined)[]
  unicode: (number[] | undefined)[]
  subset: { includeGlyph(glyph: number): number }
}
type Paper = PDFKit.PDFDocument & {
  _font: Registered
  page: { fonts: Record<string, unknown> }
  addContent(content: string): void
}

/** Asking the font where marks stand is slow; after this many different letters with marks they are centred. */
const MOST_CLUSTERS = 500

/** Writes lines in one font. pdfkit's own text is many times slower, and a wall of letters would take minutes. */
export class Pen {
  readonly face: Face
  readonly #paper: Paper
  readonly #font: Registered
  readonly #glyphs = new Map<number, string>()
  readonly #clusters = new Map<string, Offset[]>()

  constructor(doc: PDFKit.PDFDocument, name: string, face: Face) {
    this.face = face
    this.#paper = doc.font(name) as Paper
    this.#font = this.#paper._font
  }

  /** Writes lines under each other on this page; `y` is the top of the first. Lengths are in points. */
  write(
    lines: string[],
    at: { x: number; y: number; size: number; leading: number; spacing?: number },
  ): void {
    const { page } = this.#paper
    page.fonts[this.#font.id] ??= this.#font.ref()
    const x = points(at.x)
    const first = at.y + (this.face.ascent * at.size) / 1000
    const spacing = at.spacing ? ` ${points(at.spacing)} Tc` : ''
    const shown = lines.map((line, index) =>
      line === ''
        ? ''
        : `1 0 0 -1 ${x} ${points(first + index * at.leading)} Tm ${this.#shown(line, at.size)}`,
    )
    const reset = at.spacing ? ' 0 Tc' : ''
    this.#paper.addContent(
      `BT /${this.#font.id} ${points(at.size)} Tf${spacing}\n${shown.join('\n')}${reset}\nET`,
    )
  }

  #shown(line: string, size: number): string {
    let out = '[<'
    let letter = 0
    for (let at = 0; at < line.length; at += 1) {
      const code = line.charCodeAt(at)
      if (at > letter && isMark(code)) continue
      if (at > 0) {
        const kern = this.face.kernOf(line.charCodeAt(at - 1), code)
        if (kern !== 0) out += `> ${-kern} <`
      }
      out += this.#glyph(code)
      letter = at
      if (isMark(line.charCodeAt(at + 1))) out += this.#marks(line, at, size)
    }
    return `${out}>] TJ`
  }

  /** The marks of the letter at `at`: each is moved to its place and back. */
  #marks(line: string, at: number, size: number): string {
    let end = at + 1
    while (isMark(line.charCodeAt(end))) end += 1
    const cluster = line.slice(at, end)
    return this.#offsets(cluster)
      .map(({ x, y }, index) => {
        const glyph = this.#glyph(cluster.charCodeAt(index + 1))
        const advance = this.#font.widths[Number.parseInt(glyph, 16)] ?? 0
        const mark = `> ${-x} <${glyph}> ${x + advance} <`
        return y === 0 ? mark : `>] TJ ${points((y * size) / 1000)} Ts [<${mark}>] TJ 0 Ts [<`
      })
      .join('')
  }

  #offsets(cluster: string): Offset[] {
    const known = this.#clusters.get(cluster)
    if (known) return known
    if (this.#clusters.size >= MOST_CLUSTERS) return this.face.centredOffsets(cluster)
    const offsets = this.face.offsetsOf(cluster)
    this.#clusters.set(cluster, offsets)
    return offsets
  }

  /** The glyph of a character in the embedded part of the font, which can be read back as that character. */
  #glyph(code: number): string {
    const known = this.#glyphs.get(code)
    if (known !== undefined) return known
    const { id, advanceWidth } = this.face.font.glyphForCodePoint(code)
    const place = this.#font.subset.includeGlyph(id)
    this.#font.widths[place] = (advanceWidth * 1000) / this.face.font.unitsPerEm
    this.#font.unicode[place] = [code]
    const glyph = place.toString(16).padStart(4, '0')
    this.#glyphs.set(code, glyph)
    return glyph
  }
}

function points(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
