import { inSentence } from '../capitals.ts'
import {
  inFixedRows,
  isAnswered,
  isBlankRow,
  type Json,
  type JsonObject,
  objectsIn,
  saysNone,
} from './answers.ts'
import { type Asked, type FormContext, fieldsAsked, isCellRequired, itemFieldsAsked } from './asked.ts'
import type { Column, Field, FieldOf, ItemField, Section } from './definition.ts'
import { itemLabel, rowName, sentenceFor } from './sentences.ts'
import { clockText, dayText, isKnown } from './value-text.ts'
import { whyAsked } from './why-asked.ts'

/**
 * One thing still to do. `path` has dots: 'cia-groups.5.how-we-know' is a cell, counted from 0. `because` ends "Asked …"
 * where a condition or the tier is the reason.
 */
export type AnswerLeft = { fieldId: string; path: string; label: string; message: string; because?: string }

type Place = { path: string; label: string; row: string }

/**
 * What is missing or does not fit in a section before the review can go to gold, in the order of the page.
 * Hidden fields are passed over. A row or item that was started must be finished, required or not.
 */
export function answersLeft(section: Section, context: FormContext): AnswerLeft[] {
  const answers = context.answers[section.id] ?? {}
  return fieldsAsked(section, context).flatMap(({ field, ...asked }) => {
    if (!asked.shown) return []
    const place = { path: field.id, label: field.label, row: '' }
    const left = leftIn(field, answers[field.id], asked.required, place, context)
    return left.map((each) => ({ fieldId: field.id, ...reason(field, asked), ...each }))
  })
}

type Left = Omit<AnswerLeft, 'fieldId'>

function leftIn(
  field: Field,
  value: Json | undefined,
  required: boolean,
  place: Place,
  context: FormContext,
): Left[] {
  switch (field.type) {
    case 'record':
      return []
    case 'fact': {
      const { criterion, notYet } = field.source
      return required && !isKnown(context.facts[criterion], notYet) ? [missing(field, place)] : []
    }
    case 'table':
      return unlessEmpty(field, value, required, place, () => cellsLeft(field, value, context))
    case 'repeat':
      return unlessEmpty(field, value, required, place, () => itemsLeft(field, value, context))
    default:
      return simpleLeft(field, value, required, place, context)
  }
}

function simpleLeft(
  field: ItemField,
  value: Json | undefined,
  required: boolean,
  place: Place,
  context: FormContext,
) {
  // The floor settles the marking by itself; a person is asked only while it is OFFICIAL.
  if (field.id === context.definition.markingField && context.marking !== 'OFFICIAL') return []
  if (!isAnswered(value)) return required ? [missing(field, place)] : []
  if (field.type === 'ratings') {
    const given = objectsIn([value ?? null])[0] ?? {}
    return field.items
      .filter(({ id }) => !isAnswered(given[id]))
      .map(({ id, label }) => ({
        path: `${place.path}.${id}`,
        label: `${place.label}: ${inSentence(label)}`,
        message: `Choose a number from 1 to 5 for ${inSentence(label)}`,
      }))
  }
  if (field.type === 'user') return userLeft(field, value, place)
  if (field.type === 'lesson-links') return linksLeft(field, value, place)
  if (field.type === 'item-link') return pointsAtItem(field, value, context) ? [] : [missing(field, place)]
  if (field.type === 'checklist' && Array.isArray(value) && value.length < field.options.length) {
    return [missing(field, place)]
  }
  if (field.type === 'multiselect' && field.exclusive !== undefined && Array.isArray(value)) {
    const alone = field.options.find(({ id }) => id === field.exclusive)
    if (alone === undefined || !value.includes(alone.id) || value.length === 1) return []
    return [{ ...at(place), message: `Choose “${alone.label}” alone, or take it out` }]
  }
  return []
}

function userLeft(field: FieldOf<'user'>, value: Json | undefined, place: Place): Left[] {
  const user = objectsIn([value ?? null])[0] ?? {}
  const needed = field.named ? ['role', 'name'] : ['role']
  return needed
    .filter((part) => !isAnswered(user[part]))
    .map((part) => ({
      path: `${place.path}.${part}`,
      label: `${place.label}: ${part}`,
      message: `Enter the ${part} of the ${inSentence(field.label)}${place.row === '' ? '' : ` of ${place.row}`}`,
    }))
}

function linksLeft(field: FieldOf<'lesson-links'>, value: Json | undefined, place: Place): Left[] {
  if (saysNone(value)) return []
  return objectsIn(value).flatMap((link, index) =>
    isAnswered(link.reference)
      ? []
      : [
          {
            path: `${place.path}.${index}.reference`,
            label: `${place.label}, ${rowName(index)}`,
            message: `Enter the reference of the earlier lesson in ${rowName(index)} of ${inSentence(field.label)}`,
          },
        ],
  )
}

function pointsAtItem(
  field: FieldOf<'item-link'>,
  value: Json | undefined,
  { definition, answers }: FormContext,
) {
  const section = definition.sections.find(({ fields }) => fields.some(({ id }) => id === field.repeat))
  return (
    section !== undefined && objectsIn(answers[section.id]?.[field.repeat]).some(({ id }) => id === value)
  )
}

function unlessEmpty(
  field: FieldOf<'table' | 'repeat'>,
  value: Json | undefined,
  required: boolean,
  place: Place,
  inside: () => Left[],
): Left[] {
  if (saysNone(value)) return []
  const entries = objectsIn(value)
  const filled = field.type === 'repeat' ? entries.length > 0 : entries.some((row) => !isBlankRow(row))
  if (!filled) return required ? [missing(field, place)] : []
  return inside()
}

function cellsLeft(field: FieldOf<'table'>, value: Json | undefined, context: FormContext): Left[] {
  const rows = field.rows ? inFixedRows(field.rows, value) : objectsIn(value)
  return rows.flatMap((row, index) => {
    // An added row that was never filled in is no answer; a fixed one is a question.
    if (field.rows === undefined && isBlankRow(row)) return []
    const fixed = field.rows?.[index]?.label
    const name = fixed === undefined ? rowName(index) : inSentence(fixed)
    const before = fixed ?? `${field.label}, ${name}`
    return field.columns.flatMap((column) => {
      const place = {
        path: `${field.id}.${index}.${column.id}`,
        label: `${before}: ${inSentence(column.label)}`,
        row: name,
      }
      if (!isAnswered(row[column.id])) {
        return isCellRequired(field.columns, column, row, context) ? [missing(column, place)] : []
      }
      return tooEarly(column, field.columns, row, place)
    })
  })
}

function tooEarly(column: Column, columns: readonly Column[], row: JsonObject, place: Place): Left[] {
  const other = columns.find(({ id }) => id === column.after)
  const [from, to] = [other && row[other.id], row[column.id]]
  if (other === undefined || typeof from !== 'string' || typeof to !== 'string' || to >= from) return []
  const words = column.type === 'date' ? dayText(from) : clockText(from)
  const message = `${column.label} in ${place.row} must not be before ${words} (${inSentence(other.label)})`
  return [{ ...at(place), message }]
}

function itemsLeft(field: FieldOf<'repeat'>, value: Json | undefined, context: FormContext): Left[] {
  return objectsIn(value).flatMap((item, index) => {
    const name = `${field.itemName} ${index + 1}`
    return itemFieldsAsked(field.fields, item, context).flatMap((asked) => {
      if (!asked.shown) return []
      const path = `${field.id}.${index}.${asked.field.id}`
      const place = { path, label: itemLabel(asked.field, name), row: name }
      const left = simpleLeft(asked.field, item[asked.field.id], asked.required, place, context)
      return left.map((each) => ({ ...reason(asked.field, asked), ...each }))
    })
  })
}

function reason(field: Field, asked: Asked): Pick<AnswerLeft, 'because'> {
  const because = whyAsked(field, asked)
  return because === undefined ? {} : { because }
}

function missing(asked: { ask?: string | undefined; label: string }, place: Place): Left {
  return { ...at(place), message: sentenceFor(asked.ask ?? `Enter ${inSentence(asked.label)}`, place.row) }
}

function at({ path, label }: Place): { path: string; label: string } {
  return { path, label }
}
