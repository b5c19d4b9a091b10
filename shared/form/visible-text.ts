/**
 * What people typed may hold characters that cannot be seen or that turn the reading direction. Page and PDF show
 * them by name and never obey them, so that both say what the signed bytes say.
 */

type TextPart = { text: string; hidden: boolean }

const NAMES: Readonly<Record<number, string>> = {
  173: 'soft hyphen',
  1564: 'Arabic letter mark',
  4447: 'Hangul filler',
  4448: 'Hangul filler',
  6158: 'Mongolian vowel separator',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8232: 'line separator',
  8233: 'paragraph separator',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'end of direction',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8288: 'word joiner',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'end of isolate',
  10240: 'blank Braille pattern',
  12644: 'Hangul filler',
  65279: 'byte order mark',
  65440: 'Hangul filler',
}

// Controls, format characters, separators, fillers that look empty, and variation selectors but the two of emoji.
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|[\ufe00-\ufe0d]|[\u{e0100}-\u{e01ef}]/u
const LAYOUT = new Set(['\n', '\r', '\t'])

/** The token that stands for a character that is not obeyed: '[right-to-left override]', '[U+0007]'. */
function tokenFor(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `[${NAMES[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`}]`
}

/** The text in parts, in order: words as they are, and tokens for what is hidden. Line breaks and tabs stay. */
export function visibleParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  for (const character of text) {
    const hidden = HIDDEN.test(character) && !LAYOUT.has(character)
    const last = parts.at(-1)
    if (hidden) parts.push({ text: tokenFor(character), hidden })
    else if (last && !last.hidden) last.text += character
    else parts.push({ text: character, hidden })
  }
  return parts
}

/** The same as one string, for paper and for titles. */
export function visibleText(text: string): string {
  return visibleParts(text)
    .map((part) => part.text)
    .join('')
}
