import { randomId } from '#client/api/random-id.ts'
import { isObject, type Json, type JsonObject, objectsIn, type SectionAnswers } from '#shared/form/answers.ts'
import { isAnswerField, type Section } from '#shared/form/definition.ts'

/**
 * Rows that people add are stored without a name. On the page each has a key from the moment it is there, under the
 * name that rows of a fixed table have, so that it is known wherever it is moved. It is taken off before saving.
 */
function inAddedRows(
  section: Section,
  answers: SectionAnswers,
  change: (row: JsonObject) => JsonObject,
): SectionAnswers {
  const next = { ...answers }
  for (const id of withAddedRows(section)) {
    const rows = answers[id]
    if (Array.isArray(rows)) next[id] = rows.map((row: Json) => (isObject(row) ? change(row) : row))
  }
  return next
}

function withAddedRows(section: Section): string[] {
  return section.fields
    .filter(isAnswerField)
    .filter((field) => field.type === 'lesson-links' || (field.type === 'table' && field.rows === undefined))
    .map(({ id }) => id)
}

const hasKey = (row: JsonObject) => row.rowKey !== undefined

/** The answers with a key in every row that people added. A row that has one keeps it. */
export function withRowKeys(section: Section, answers: SectionAnswers): SectionAnswers {
  return inAddedRows(section, answers, (row) => (hasKey(row) ? row : { ...row, rowKey: randomId() }))
}

/** The answers as they are stored: no key in a row that people added. */
export function withoutRowKeys(section: Section, answers: SectionAnswers): SectionAnswers {
  return inAddedRows(section, answers, ({ rowKey: _key, ...row }) => row)
}

/** The ids of the fields in which a row that people added has no key yet. */
export function withoutKeyYet(section: Section, answers: SectionAnswers): string[] {
  return withAddedRows(section).filter((id) => !objectsIn(answers[id]).every(hasKey))
}
