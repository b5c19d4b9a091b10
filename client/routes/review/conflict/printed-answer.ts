import { answerCell, columnCell, itemTitle, type Look } from '#shared/form/answer-text.ts'
import {
  asText,
  isAnswered,
  isBlankRow,
  type Json,
  type JsonObject,
  objectsIn,
  saysNone,
} from '#shared/form/answers.ts'
import type { AnswerField, Column, FieldOf, ItemField } from '#shared/form/definition.ts'

/** Answers as words, also those that cannot be read as their type; '' where there is no answer. */

const DATED = /^\d{4}-\d{2}-\d{2}/

function isAsTyped(type: string, value: Json): boolean {
  return (type === 'date' || type === 'datetime') && typeof value === 'string' && !DATED.test(value)
}

export function printedItemAnswer(field: ItemField, value: Json | undefined, look: Look): string {
  if (value === undefined || !isAnswered(value)) return ''
  return isAsTyped(field.type, value)
    ? asText(value)
    : (answerCell(field, value, look)?.text ?? asText(value))
}

export function printedCell(column: Column, value: Json | undefined, look: Look): string {
  if (value === undefined || !isAnswered(value)) return ''
  return isAsTyped(column.type, value)
    ? asText(value)
    : (columnCell(column, value, look)?.text ?? asText(value))
}

/** One record with every part that is answered, a line each. */
export function printedItem(field: FieldOf<'repeat'>, item: Json | undefined, look: Look): string {
  const [parts] = objectsIn(item === undefined ? [] : [item])
  if (!parts) return ''
  const lines = field.fields.flatMap((part) => {
    const words = printedItemAnswer(part, parts[part.id], look)
    return words === '' ? [] : [`${part.label}: ${words}`]
  })
  return lines.length === 0 ? 'Nothing in it yet' : lines.join('\n')
}

function printedRow(columns: readonly Column[], row: JsonObject, look: Look): string {
  const cells = columns.flatMap((column) => {
    const words = printedCell(column, row[column.id], look)
    return words === '' ? [] : [`${column.label}: ${words}`]
  })
  return cells.join('; ')
}

/** A whole answer, of whatever type. */
export function printedAnswer(field: AnswerField, value: Json | undefined, look: Look): string {
  if (field.type === 'table') {
    if (saysNone(value)) return field.none ?? 'None'
    const rows = objectsIn(value).filter((row) => !isBlankRow(row))
    return rows.map((row) => printedRow(field.columns, row, look)).join('\n')
  }
  if (field.type === 'repeat') {
    if (saysNone(value)) return field.none ?? 'None'
    const items = objectsIn(value)
    return items
      .map(
        (item, at) =>
          `${itemTitle(field, field.titleFrom ?? [], item, at)}\n${printedItem(field, item, look)}`,
      )
      .join('\n')
  }
  return printedItemAnswer(field, value, look)
}
