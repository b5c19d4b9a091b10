import type { Font } from 'fontkit'

/** Kerning is looked up for the letters of western Europe; other pairs stand at their own widths. */
const KERNED = 256
/** Ligatures are off: a glyph for two letters would be read back as one character. */
const PAIR = { kern: true, liga: false, ccmp: false, frac: false }
const CLUSTER = { kern: false, liga: false, ccmp: false }

/** Where a mark stands against the end of its letter, in thousandths of the font's size. */
export type Offset = { x: number; y: number }

/** True for the marks that stand above or below the letter before them. */
export function isMark(code: number): boolean {
  return code >= 0x300 && code <= 0x36f
}

/** What printing asks of one font, looked up once a process. Lengths are in thousandths of the font's size. */
export class Face {
  readonly font: Font
  readonly ascent: number
  readonly lineHeight: number
  readonly #scale: number
  readonly #widths = new Float64Array(0x10000).fill(Number.NaN)
  readonly #pairs = new Float64Array(KERNED * KERNED).fill(Number.NaN)

  constructor(font: Font) {
    this.font = font
    this.#scale = 1000 / font.unitsPerEm
    this.ascent = font.ascent * this.#scale
    this.lineHeight = (font.ascent - font.descent) * this.#scale
  }

  /** The width of a character. Only the basic plane can be drawn, so a UTF-16 unit is a character. */
  widthOf(code: number): number {
    const known = this.#widths[code]
    if (known !== undefined && !Number.isNaN(known)) return known
    const width = isMark(code) ? 0 : this.font.glyphForCodePoint(code).advanceWidth * this.#scale
    this.#widths[code] = width
    return width
  }

  /** How much nearer two characters stand than their widths say; negative is nearer. */
  kernOf(left: number, right: number): number {
    if (left >= KERNED || right >= KERNED) return 0
    const place = left * KERNED + right
    const known = this.#pairs[place]
    if (known !== undefined && !Number.isNaN(known)) return known
    const run = this.font.layout(String.fromCharCode(left, right), PAIR)
    const apart = run.glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0)
    const kern = Math.round((run.advanceWidth - apart) * this.#scale)
    this.#pairs[place] = kern
    return kern
  }

  /** Where each mark of a letter with marks stands. */
  offsetsOf(cluster: string): Offset[] {
    const run = this.font.layout(cluster, CLUSTER)
    if (run.glyphs.length !== cluster.length) return this.centredOffsets(cluster)
    return run.positions.slice(1).map(({ xOffset, yOffset }) => ({
      x: Math.round(xOffset * this.#scale),
      y: Math.round(yOffset * this.#scale),
    }))
  }

  /** The same without asking the font: over the middle of the letter. */
  centredOffsets(cluster: string): Offset[] {
    const x = -Math.round(this.widthOf(cluster.charCodeAt(0)) / 2)
    return Array.from({ length: cluster.length - 1 }, () => ({ x, y: 0 }))
  }

  /** The width of a text on one line. */
  lengthOf(text: string): number {
    let length = 0
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      length += this.widthOf(code) + (at > 0 ? this.kernOf(text.charCodeAt(at - 1), code) : 0)
    }
    return length
  }
}
