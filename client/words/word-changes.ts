export type WordChange = { kind: 'same' | 'added' | 'removed'; text: string }

const PART = /[\p{L}\p{N}'’-]+|\s+|[^\s\p{L}\p{N}]/gu
const WORD = /[\p{L}\p{N}]/u
/** Beyond so many comparisons the whole middle is shown as replaced: a page must not stand still. */
const MOST_COMPARISONS = 4_000_000

/**
 * Two versions of one answer as a run of words that stayed, went and came. Joined without the removed ones it is
 * `after`, without the added ones `before`: nothing is left out.
 */
export function wordChanges(before: string, after: string): WordChange[] {
  const old = before.match(PART) ?? []
  const now = after.match(PART) ?? []
  const start = commonLength(old, now)
  const end = commonLength(old.slice(start).reverse(), now.slice(start).reverse())
  const middle = compare(old.slice(start, old.length - end), now.slice(start, now.length - end))
  return tidy([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ])
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1
  return length
}

/** The longest common run of parts, walked from the front. */
function compare(old: readonly string[], now: readonly string[]): WordChange[] {
  if (old.length * now.length > MOST_COMPARISONS) {
    return [
      { kind: 'removed', text: old.join('') },
      { kind: 'added', text: now.join('') },
    ]
  }
  const width = now.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const changes: WordChange[] = []
  let row = 0
  let column = 0
  while (row < old.length || column < now.length) {
    const [oldPart, nowPart] = [old[row], now[column]]
    if (oldPart !== undefined && oldPart === nowPart) {
      changes.push({ kind: 'same', text: oldPart })
      row += 1
      column += 1
    } else if (
      oldPart !== undefined &&
      (nowPart === undefined || at(row + 1, column) >= at(row, column + 1))
    ) {
      changes.push({ kind: 'removed', text: oldPart })
      row += 1
    } else {
      changes.push({ kind: 'added', text: nowPart ?? '' })
      column += 1
    }
  }
  return changes
}

const wordsIn = (text: string): number => (text.match(PART) ?? []).filter((part) => WORD.test(part)).length

/** Reads as a person would mark it: what went, then what came; a lone word that stayed in between is in both. */
function tidy(changes: readonly WordChange[]): WordChange[] {
  const tidied: WordChange[] = []
  let removed = ''
  let added = ''
  let kept = ''
  const changing = () => removed !== '' || added !== ''
  const flush = () => {
    if (removed !== '') tidied.push({ kind: 'removed', text: removed })
    if (added !== '') tidied.push({ kind: 'added', text: added })
    if (kept !== '') tidied.push({ kind: 'same', text: kept })
    removed = added = kept = ''
  }
  for (const { kind, text } of changes) {
    if (kind === 'same') {
      kept += text
      if (!changing() || wordsIn(kept) > 1) flush()
      continue
    }
    if (kept !== '') {
      removed += kept
      added += kept
      kept = ''
    }
    if (kind === 'removed') removed += text
    else added += text
  }
  flush()
  return joined(tidied)
}

function joined(changes: readonly WordChange[]): WordChange[] {
  const result: WordChange[] = []
  for (const change of changes) {
    const last = result.at(-1)
    if (last?.kind === change.kind) last.text += change.text
    else result.push({ ...change })
  }
  return result
}

type ChangedLines = { lines: WordChange[][]; unchanged: number }

const FEW_LINES = 3

/** The lines of a long answer in which something changed, and how many did not; a short answer keeps all its lines. */
export function changedLines(changes: readonly WordChange[]): ChangedLines {
  const lines: WordChange[][] = [[]]
  for (const { kind, text } of changes) {
    for (const [at, part] of text.split('\n').entries()) {
      if (at > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ kind, text: part })
    }
  }
  if (lines.length <= FEW_LINES) return { lines, unchanged: 0 }
  const changed = lines.filter((line) => line.some(({ kind }) => kind !== 'same'))
  return { lines: changed, unchanged: lines.filter((line) => line.length > 0).length - changed.length }
}
