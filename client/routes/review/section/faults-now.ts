import { pathOf } from '#client/fields/answer-id.ts'
import type { Fault } from '#client/fields/faults.tsx'
import { answersLeft } from '#shared/form/answers-left.ts'
import type { FormContext } from '#shared/form/asked.ts'
import type { Section } from '#shared/form/definition.ts'

/**
 * All that is to be put right in a section: what cannot be stored as it was typed, and what is missing before the
 * review can go to gold. One sentence for each place, in the order of the page.
 */
export function faultsNow(section: Section, context: FormContext, unsavable: readonly Fault[]): Fault[] {
  const missing = answersLeft(section, context).map(
    ({ path, message, because }): Fault => ({
      path: pathOf(path),
      message,
      ...(because === undefined ? {} : { because }),
    }),
  )
  const places = new Map<string, Fault>()
  for (const fault of [...unsavable, ...missing]) {
    const place = fault.path.join('.')
    if (!places.has(place)) places.set(place, fault)
  }
  const fields = section.fields.map(({ id }) => id)
  const orderOf = ({ path }: Fault) => fields.indexOf(String(path[0] ?? ''))
  return [...places.values()].toSorted((one, other) => orderOf(one) - orderOf(other))
}

/**
 * Of the faults that were shown, those that are still there: what is put right goes, nothing new appears. The same list
 * while all of them are.
 */
export function stillThere(shown: readonly Fault[], now: readonly Fault[]): readonly Fault[] {
  if (shown.length === 0) return shown
  const words = new Set(now.map(wordsOf))
  const left = shown.filter((fault) => words.has(wordsOf(fault)))
  return left.length === shown.length ? shown : left
}

function wordsOf({ path, message }: Fault): string {
  return `${path.join('.')} ${message}`
}
