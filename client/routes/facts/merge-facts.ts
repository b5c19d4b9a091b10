import type { Json } from '#shared/form/answers.ts'
import type { TypedFacts } from './read-facts.ts'

type MergedFacts = {
  /** Every change of either person; where both changed the same fact, mine for now. */
  merged: TypedFacts
  /** Facts that both changed, each to something else: a person has to choose. */
  disputed: readonly string[]
}

/** Whether two answers are the same; the order in which options were ticked does not matter. */
function sameFact(one: Json | undefined, other: Json | undefined): boolean {
  const sorted = (value: Json | undefined) =>
    Array.isArray(value)
      ? value.map((each) => JSON.stringify(each)).toSorted((a, b) => (a === b ? 0 : a < b ? -1 : 1))
      : (value ?? null)
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

export function sameFacts(one: TypedFacts, other: TypedFacts): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every((id) => sameFact(one[id], other[id]))
}

/** What two people typed from the same start, put together so that nothing of either is lost. */
export function mergeFacts(start: TypedFacts, mine: TypedFacts, theirs: TypedFacts): MergedFacts {
  const ids = new Set([...Object.keys(start), ...Object.keys(mine), ...Object.keys(theirs)])
  const merged: Record<string, Json> = {}
  const disputed: string[] = []
  for (const id of ids) {
    const iChanged = !sameFact(mine[id], start[id])
    const theyChanged = !sameFact(theirs[id], start[id])
    if (iChanged && theyChanged && !sameFact(mine[id], theirs[id])) disputed.push(id)
    const value = iChanged ? mine[id] : theirs[id]
    if (value !== undefined) merged[id] = value
  }
  return { merged, disputed }
}
