import { type Face, isMark } from './face.ts'

const SPACE = 32
const CLOSING = 93
/** Hyphens, dashes and the slash: a line may end after them where letters stand on both sides. */
const JOINERS = new Set([45, 47, 8211, 8212])

function isLetter(code: number): boolean {
  return code > 64 && code !== 91 && code !== CLOSING
}

/** True where a line may end before the character at `at`. */
function mayBreak(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  if (Number.isNaN(after) || isMark(after)) return false
  if (before === SPACE) return true
  if (after === SPACE) return false
  if (before === CLOSING) return isLetter(after) || after === 91
  return JOINERS.has(before) && isLetter(after) && isLetter(text.charCodeAt(at - 2))
}

/** The end of the line that starts at `start`: after a word where one fits, else inside it, never before a mark. */
function lineEnd(text: string, start: number, end: number, face: Face, room: number): number {
  let used = 0
  let last = start
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (at > start && mayBreak(text, at)) last = at
    used += face.widthOf(code) + (at > start ? face.kernOf(text.charCodeAt(at - 1), code) : 0)
    // The space after the last word may hang over the edge, where nothing is drawn of it.
    if (used <= room || (code === SPACE && text.charCodeAt(at - 1) !== SPACE)) continue
    if (last > start) return last
    let cut = Math.max(at, start + 1)
    while (cut > start + 1 && isMark(text.charCodeAt(cut))) cut -= 1
    return cut
  }
  return end
}

/**
 * The lines of a text in a column of `room` thousandths of the font's size. Nothing is added or lost: the lines
 * together are the text without its line ends, and a run that is wider than the column is cut where it must be.
 */
export function breakLines(text: string, face: Face, room: number): string[] {
  const lines: string[] = []
  let start = 0
  while (start <= text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    let from = start
    do {
      const to = lineEnd(text, from, end, face, room)
      lines.push(text.slice(from, to))
      from = to
    } while (from < end)
    start = end + 1
  }
  return lines
}
