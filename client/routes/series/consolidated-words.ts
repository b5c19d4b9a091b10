import { plainDate } from '#client/words/dates.ts'
import { count } from '#client/words/numbers.ts'
import type { SeriesRef } from '#shared/api/series.ts'

/** The consolidated review that a series owes, in a sentence. */
export function consolidatedWords(consolidated: SeriesRef['consolidated'], today: string): string {
  if (consolidated === null)
    return 'No operation was lowered since the last consolidated review, so none is owed.'
  const { operations, countedFrom, dueBy, due, tier } = consolidated
  const since = `${count(operations, 'operation')} lowered since ${plainDate(countedFrom, today)}`
  return due
    ? `The consolidated review at tier ${tier} is due: ${since}.`
    : `The consolidated review at tier ${tier} is due by ${plainDate(dueBy, today)}, or earlier with more operations: ${since}.`
}
