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

/** Characters as a person counts them on the page: an emoji of one code point is one. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** The bytes that these answers take of LIMITS.sectionBytes. */
export function sectionBytes(answers: unknown): number {
  return utf8Bytes(JSON.stringify(answers) ?? '')
}

function utf8Bytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
