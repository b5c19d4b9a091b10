declare module 'fontkit' {
  /** A parsed font, as far as printing asks. */
  export type Font = { hasGlyphForCodePoint(codePoint: number): boolean }
  /** Parses the bytes of one font, or of a collection of several. */
  export function create(bytes: Buffer): Font | { fonts: Font[] }
}
