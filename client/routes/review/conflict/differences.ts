import { inSentence } from '#shared/capitals.ts'
import { itemTitle, type Look } from '#shared/form/answer-text.ts'
import {
  isBlankRow,
  type Json,
  type JsonObject,
  objectsIn,
  type SectionAnswers,
} from '#shared/form/answers.ts'
import { type AnswerField, type FieldOf, isAnswerField, type Section } from '#shared/form/definition.ts'
import { itemLabel } from '#shared/form/sentences.ts'
import { sameAnswer } from '../section/same-answer.ts'
import { printedAnswer, printedCell, printedItem, printedItemAnswer } from './printed-answer.ts'

/** What the page was opened with (or saved last), what is stored now, and what is on the page. */
export type Three<T> = { opened: T; stored: T; typed: T }

/**
 * Where one answer stands: a field; a row that the form fixes and a column; a record and one of its parts; a record
 * as a whole. Rows and records go by their key, so that moving one changes nothing.
 */
export type AnswerPlace = readonly [field: string, key?: string, part?: string]

export type Difference = {
  place: AnswerPlace
  label: string
  values: Three<Json | undefined>
  words: Three<string>
  changedBy: 'typed' | 'stored' | 'both'
  /** Several lines that a person wrote: both versions can be kept, or a third one written. */
  isLongText: boolean
}

type Answer = Omit<Difference, 'words' | 'changedBy'> & { print: (value: Json | undefined) => string }

/** The answers that differ between the page and what is stored, in the order of the section. */
export function differencesIn(section: Section, versions: Three<SectionAnswers>, look: Look): Difference[] {
  return section.fields
    .filter(isAnswerField)
    .flatMap((field) => answersIn(field, valuesOf(versions, field.id), look))
    .filter(({ values }) => !sameAnswer(values.typed, values.stored))
    .map(({ print, ...answer }) => ({
      ...answer,
      words: each(answer.values, print),
      changedBy: changedBy(answer.values),
    }))
}

function changedBy({ opened, stored, typed }: Three<Json | undefined>): Difference['changedBy'] {
  if (sameAnswer(opened, stored)) return 'typed'
  return sameAnswer(opened, typed) ? 'stored' : 'both'
}

function each<T, U>({ opened, stored, typed }: Three<T>, change: (value: T) => U): Three<U> {
  return { opened: change(opened), stored: change(stored), typed: change(typed) }
}

function valuesOf(versions: Three<SectionAnswers>, fieldId: string): Three<Json | undefined> {
  return each(versions, (answers) => answers[fieldId])
}

function answersIn(field: AnswerField, values: Three<Json | undefined>, look: Look): Answer[] {
  if (field.type === 'table' && field.rows) return cellsIn(field, field.rows, values, look)
  if (field.type === 'repeat' && isList(values.stored) && isList(values.typed)) {
    return itemsIn(field, values, look)
  }
  const compared = field.type === 'table' ? each(values, withoutBlankRows) : values
  return [
    {
      place: [field.id],
      label: field.label,
      values: compared,
      isLongText: field.type === 'textarea',
      print: (value) => printedAnswer(field, value, look),
    },
  ]
}

const isList = (value: Json | undefined): boolean =>
  value === undefined || value === null || Array.isArray(value)

/** A row that was added and not filled in is no difference. */
function withoutBlankRows(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? objectsIn(value).filter((row) => !isBlankRow(row)) : value
}

function cellsIn(
  field: FieldOf<'table'>,
  rows: readonly { id: string; label: string }[],
  values: Three<Json | undefined>,
  look: Look,
): Answer[] {
  const rowOf = (value: Json | undefined, id: string) => objectsIn(value).find(({ rowKey }) => rowKey === id)
  return rows.flatMap((row) =>
    field.columns.map((column) => ({
      place: [field.id, row.id, column.id] as const,
      label: `${field.label}: ${row.label}, ${inSentence(column.label)}`,
      values: each(values, (value) => rowOf(value, row.id)?.[column.id]),
      isLongText: column.type === 'textarea',
      print: (value) => printedCell(column, value, look),
    })),
  )
}

function itemsIn(field: FieldOf<'repeat'>, values: Three<Json | undefined>, look: Look): Answer[] {
  const idsOf = (value: Json | undefined) =>
    objectsIn(value).flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
  const ids = [...new Set([...idsOf(values.typed), ...idsOf(values.stored)])]
  return ids.flatMap((id, at) => {
    const items = each(values, (value) => objectsIn(value).find((item) => item.id === id))
    if (items.typed && items.stored) return partsIn(field, id, at, items, look)
    const item: JsonObject = items.typed ?? items.stored ?? {}
    return [
      {
        place: [field.id, id] as const,
        label: `${field.label}: ${itemTitle(field, field.titleFrom ?? [], item, at)}`,
        values: items,
        isLongText: false,
        print: (value: Json | undefined) => printedItem(field, value, look),
      },
    ]
  })
}

function partsIn(
  field: FieldOf<'repeat'>,
  id: string,
  at: number,
  items: Three<JsonObject | undefined>,
  look: Look,
): Answer[] {
  return field.fields.map((part) => ({
    place: [field.id, id, part.id] as const,
    label: itemLabel(part, `${field.itemName} ${at + 1}`),
    values: each(items, (item) => item?.[part.id]),
    isLongText: part.type === 'textarea',
    print: (value) => printedItemAnswer(part, value, look),
  }))
}
