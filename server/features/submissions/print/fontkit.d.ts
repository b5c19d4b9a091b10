declare module 'fontkit' {
  export type Run = {
    glyphs: { id: number; advanceWidth: number }[]
    positions: { xOffset: number; yOffset: number }[]
    advanceWidth: number
  }
  /** A parsed font, as far as printing asks. Lengths are in units of the font. */
  export type Font = {
    unitsPerEm: number
    ascent: number
    descent: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): { id: number; advanceWidth: number }
    layout(text: string, features?: Record<string, boolean>): Run
  }
  /** Parses the bytes of one font, or of a collection of several. */
  export function create(bytes: Buffer): Font | { fonts: Font[] }
}
