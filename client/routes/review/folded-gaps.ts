import { inSentence } from '#shared/capitals.ts'
import { numberText } from '#shared/form/value-text.ts'

export type FoldedGaps<T> = {
  fieldId: string
  /** Those that are listed one by one. */
  named: readonly T[]
  /** Those that are only counted: none, or more than one. */
  rest: readonly T[]
}

/**
 * What is to be done, by field, in the order it came: `most` of each field by name and the rest of a long table as a
 * number, so that one table does not bury what is left elsewhere.
 */
export function foldGaps<T>(gaps: readonly T[], fieldOf: (gap: T) => string, most: number): FoldedGaps<T>[] {
  return [...Map.groupBy(gaps, fieldOf)].map(([fieldId, all]) => {
    // A line that says "1 more" would take the place of the one that it hides.
    const named = all.length <= most + 1 ? all : all.slice(0, most)
    return { fieldId, named, rest: all.slice(named.length) }
  })
}

/** "1,497 more in key times". */
export function restWords(rest: readonly unknown[], label: string): string {
  return `${numberText(rest.length)} more in ${inSentence(label)}`
}
