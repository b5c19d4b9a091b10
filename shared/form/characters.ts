/** What a text may hold and how long it is. Characters are Unicode code points, as in JSON Schema. */

export const LIMITS = {
  textCharacters: 20_000,
  /** Rows of a table, items of a repeat, links. */
  rows: 500,
  /** One section's answers as JSON in UTF-8: 256 KiB. */
  sectionBytes: 262_144,
} as const

/** False for text that PostgreSQL or UTF-8 cannot hold: a NUL, or half of a surrogate pair. */
export function canBeKept(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

// Expressions, since they pass over plain text many times faster than a loop does.
const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g
const BEYOND_ASCII = /[\u0080-\uffff]/

/** Characters as a person counts them on the page: an emoji of one code point is one. */
export function countCharacters(text: string): number {
  return text.length - (text.match(PAIRS)?.length ?? 0)
}

/** The bytes that these answers take of LIMITS.sectionBytes. */
export function sectionBytes(answers: unknown): number {
  return utf8Bytes(JSON.stringify(answers) ?? '')
}

/** Of text without half a pair, as JSON.stringify makes it. */
function utf8Bytes(text: string): number {
  if (!BEYOND_ASCII.test(text)) return text.length
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    // Four bytes for a pair, so two for each half.
    const isHalf = unit >= 0xd800 && unit <= 0xdfff
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3
  }
  return bytes
}
