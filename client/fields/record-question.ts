import { inSentence } from '#shared/capitals.ts'
import { isAnswered, type Json, type JsonObject } from '#shared/form/answers.ts'
import type { ItemField } from '#shared/form/definition.ts'
import type { Askable, FieldFor } from './answer-types.ts'
import type { Fault } from './faults.tsx'

/** One question of a form that is no section of a review: an entry in the register, a debrief that was held. */
export type RecordQuestion = Askable<ItemField | FieldFor<'table'>> & {
  optional?: true
  /** What to enter, where the schema's own sentence does not say which of several dates or numbers is meant. */
  ask?: string
}

const TYPED: readonly string[] = ['text', 'textarea', 'date', 'datetime']

/** What was typed, as a request. Words that are missing are empty words, so that their own sentence asks for them. */
export function bodyOf(
  questions: readonly RecordQuestion[],
  values: Readonly<Record<string, unknown>>,
): JsonObject {
  return Object.fromEntries(
    questions.map((question) => [question.id, (values[question.id] as Json | undefined) ?? absent(question)]),
  )
}

/** What the schema has against one answer of the request, as its question says it. */
export function faultOf(
  { code, message, path }: { code: string; message: string; path: readonly PropertyKey[] },
  questions: readonly RecordQuestion[],
  body: JsonObject,
): Fault {
  const id = String(path[0])
  const question = questions.find((each) => each.id === id)
  return {
    path: path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
    message: sentenceOf(question, { code, message }, body[id]),
  }
}

/**
 * The sentence of the schema where it says more than what is asked for: a rule of its own, or what is missing from a date
 * that was half typed, with the name of that date.
 */
export function sentenceOf(
  question: RecordQuestion | undefined,
  { code, message }: { code: string; message: string },
  typed: Json | undefined,
): string {
  if (question?.ask === undefined || code === 'custom') return message
  const isDate = question.type === 'date' || question.type === 'datetime'
  return isDate && isAnswered(typed) ? `${question.label}: ${inSentence(message)}` : question.ask
}

function absent({ type, optional }: RecordQuestion): Json {
  return !optional && TYPED.includes(type) ? '' : null
}
