import { isAnswered, isObject, type Json, type SectionAnswers } from '#shared/form/answers.ts'

/** True where two answers say the same. The order of parts does not matter, and one way of no answer is like another. */
export function sameAnswer(one: Json | undefined, other: Json | undefined): boolean {
  if (!isAnswered(one) || !isAnswered(other)) return isAnswered(one) === isAnswered(other)
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, at) => sameAnswer(part, other[at]))
  }
  if (isObject(one) && isObject(other)) return sameAnswers(one, other)
  return one === other
}

/** The same for all answers of a section, or all parts of a row. */
export function sameAnswers(one: SectionAnswers, other: SectionAnswers): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((id) =>
    sameAnswer(one[id], other[id]),
  )
}
