import { visibleText } from '#shared/form/visible-text.ts'
import { isMark } from './face.ts'
import { canDraw } from './fonts.ts'

/** More marks than this on one letter would run into the lines above and below it; the rest show their code. */
const MARKS = 4
/** A text of more lines than this, of fewer characters each, runs on with a sign where each line ended. */
const SHORT_LINES = { more: 40, fewer: 12 }

const drawable = new Map<number, string>()

function tokenOf(code: number): string {
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}

/** A character as paper shows it: itself, or its code where the fonts have no glyph for it. */
function drawn(code: number): string {
  const known = drawable.get(code)
  if (known !== undefined) return known
  const shown = code === 10 || canDraw(code) ? String.fromCodePoint(code) : tokenOf(code)
  if (drawable.size < 10_000) drawable.set(code, shown)
  return shown
}

/** Blank space that would push what follows off the page is said in words. */
function withoutBlanks(text: string): string {
  return text
    .replace(/ {21,}/g, (spaces) => ` [${spaces.length} spaces] `)
    .replace(/\n(?:[^\S\n]*\n){3,}/g, (blank) => `\n[${blank.split('\n').length - 2} empty lines]\n`)
}

function withoutShortLines(text: string): string {
  const lines = text.split('\n')
  if (lines.length <= SHORT_LINES.more || text.length / lines.length >= SHORT_LINES.fewer) return text
  return `[${lines.length} short lines, each ended by ¶] ${lines.join(' ¶ ')}`
}

/**
 * Text as the paper prints it: characters that cannot be seen are named, characters without a glyph are shown by
 * their code, and nothing of it is obeyed. The screen shows hidden characters with the same words.
 */
export function printable(text: string): string {
  if (text.length < 500 && /^[ -~]*$/.test(text) && !text.includes('    ')) return text
  const plain = text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', '    ')
  const shown: string[] = []
  let marks = 0
  for (const character of visibleText(withoutShortLines(withoutBlanks(plain)))) {
    const code = character.codePointAt(0) ?? 0
    marks = isMark(code) ? marks + 1 : 0
    shown.push(marks > MARKS ? tokenOf(code) : drawn(code))
  }
  return shown.join('')
}
