import { visibleText } from '#shared/form/visible-text.ts'
import { canDraw } from './fonts.ts'

const drawable = new Map<string, string>()

/** A character as paper shows it: itself, or its code where the fonts have no glyph for it. */
function drawn(character: string): string {
  const known = drawable.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  const shown =
    character === '\n' || canDraw(code)
      ? character
      : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
  if (drawable.size < 10_000) drawable.set(character, shown)
  return shown
}

/**
 * Text as the paper prints it: characters that cannot be seen are named, characters without a glyph are shown by
 * their code, and nothing of it is obeyed. The screen shows hidden characters with the same words.
 */
export function printable(text: string): string {
  const lines = text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\t', '    ')
  let shown = ''
  for (const character of visibleText(lines)) shown += drawn(character)
  return shown
}

/**
 * The same text with every unspaced run cut where it would leave a column of `width`, so that it breaks between
 * lines and never runs off the paper. `measure` gives a character's width in points.
 */
export function brokenTo(width: number, text: string, measure: (character: string) => number): string {
  return text
    .split(/(\s+)/)
    .map((run) => (run.trim() === '' ? run : cut(run, width, measure)))
    .join('')
}

function cut(run: string, width: number, measure: (character: string) => number): string {
  let pieces = ''
  let used = 0
  for (const character of run) {
    const needed = measure(character)
    if (used + needed > width && used > 0) {
      pieces += ' '
      used = 0
    }
    pieces += character
    used += needed
  }
  return pieces
}
