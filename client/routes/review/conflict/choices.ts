import {
  inFixedRows,
  isObject,
  type Json,
  type JsonObject,
  objectsIn,
  type SectionAnswers,
} from '#shared/form/answers.ts'
import type { Section } from '#shared/form/definition.ts'
import type { AnswerPlace, Difference } from './differences.ts'

export type Choice = 'typed' | 'stored' | 'both' | 'again'

/** What a person chose for each difference, in their order; undefined where nothing was chosen. */
export type Choices = readonly { choice: Choice | undefined; again: string }[]

/** Where one person changed an answer, that one is chosen. Where both did, nothing is: overwriting is never preset. */
export function choicesFor(differences: readonly Difference[]): Choices {
  return differences.map(({ changedBy, words }) => ({
    choice: changedBy === 'both' ? undefined : changedBy,
    again: words.typed,
  }))
}

export function choicesLeft(choices: Choices): number {
  return choices.filter(({ choice }) => choice === undefined).length
}

/** The answers on the page with each choice put in its place. */
export function answersChosen(
  section: Section,
  typed: SectionAnswers,
  differences: readonly Difference[],
  choices: Choices,
): SectionAnswers {
  const answers = differences.reduce(
    (kept, difference, at) => put(kept, difference.place, chosen(difference, choices[at])),
    typed,
  )
  return inOrder(section, answers)
}

function chosen({ values }: Difference, made: Choices[number] | undefined): Json | undefined {
  switch (made?.choice) {
    case 'stored':
      return values.stored
    case 'both':
      return [values.typed, values.stored].filter((words) => typeof words === 'string').join('\n\n')
    case 'again':
      return made.again
    default:
      return values.typed
  }
}

function put(
  answers: SectionAnswers,
  [field, key, part]: AnswerPlace,
  value: Json | undefined,
): SectionAnswers {
  if (key === undefined) return withPart(answers, field, value)
  const rows = objectsIn(answers[field])
  return {
    ...answers,
    [field]: part === undefined ? withItem(rows, key, value) : withCell(rows, key, part, value),
  }
}

const keyOf = ({ rowKey, id }: JsonObject) => rowKey ?? id

function withItem(rows: readonly JsonObject[], key: string, item: Json | undefined): Json[] {
  if (!isObject(item)) return rows.filter((row) => keyOf(row) !== key)
  return rows.some((row) => keyOf(row) === key) ? [...rows] : [...rows, item]
}

function withCell(rows: readonly JsonObject[], key: string, part: string, value: Json | undefined): Json[] {
  const known = rows.some((row) => keyOf(row) === key)
  // Only a row that the form fixes can be missing: a part of a record is compared where both have the record.
  const all = known ? rows : [...rows, { rowKey: key }]
  return all.map((row) => (keyOf(row) === key ? withPart(row, part, value) : row))
}

function withPart(parts: JsonObject, part: string, value: Json | undefined): JsonObject {
  const { [part]: _before, ...rest } = parts
  return value === undefined || value === null ? rest : { ...parts, [part]: value }
}

function inOrder(section: Section, answers: SectionAnswers): SectionAnswers {
  const ordered = section.fields.flatMap((field) => {
    const rows = answers[field.id]
    if (field.type !== 'table' || !field.rows || !Array.isArray(rows)) return []
    return [[field.id, inFixedRows(field.rows, rows)] as const]
  })
  return { ...answers, ...Object.fromEntries(ordered) }
}
