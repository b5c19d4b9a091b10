import { z } from 'zod'
import { canBeKept, countCharacters, LIMITS } from './characters.ts'
import { daySentence, momentSentence } from './date-sentences.ts'
import type { AnswerField, Column, FieldOf, ItemField } from './definition.ts'
import { numberText } from './value-text.ts'

/** What each type of field may hold while a review is being written: gaps are fine, other things are not. */

type Limits = { decimals?: number | undefined; min?: number | undefined; max?: number | undefined }

const HIGHEST_NUMBER = 1_000_000_000
const HIGHEST_POUNDS = 10_000_000_000
const RATING = { min: 1, max: 5 }

const Local = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d$/
const ForceId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'Choose a force from the list')
const NoneStated = z.strictObject({ none: z.literal(true) })

/** A table or repeat that may truthfully be empty also takes { none: true }. */
export function answerSchema(field: AnswerField): z.ZodType {
  switch (field.type) {
    case 'table':
      return orNone(tableSchema(field), field.none)
    case 'repeat':
      return orNone(repeatSchema(field), field.none)
    case 'lesson-links':
      return orNone(LessonLinks, field.none)
    default:
      return simpleSchema(field)
  }
}

function simpleSchema(field: Exclude<ItemField, { type: 'lesson-links' }>): z.ZodType {
  switch (field.type) {
    case 'text':
    case 'textarea':
      return text(field.maxLength)
    case 'number':
      return number(field)
    case 'money':
      return number({ decimals: 2, min: 0, max: HIGHEST_POUNDS })
    case 'date':
      return day
    case 'datetime':
      return clock
    case 'boolean':
      return z.boolean('Choose yes or no')
    case 'confirm':
      return z.literal(true, 'Tick the box, or leave it')
    case 'select':
      return oneOf(field.options)
    case 'multiselect':
    case 'checklist':
      return z
        .array(oneOf(field.options))
        .max(field.options.length)
        .refine(isDistinct, 'Choose each option once')
    case 'ratings':
      return parts(field.items, rating)
    case 'user':
      return z.strictObject({ role: text().nullish(), name: text().nullish() })
    case 'force':
      return ForceId
    case 'multiforce':
      return z.array(ForceId).max(LIMITS.rows).refine(isDistinct, 'Choose each force once')
    case 'item-link':
      return z.uuid('Choose an item of this review')
  }
}

function tableSchema({ columns, rows }: FieldOf<'table'>): z.ZodType {
  const cells = Object.fromEntries(columns.map((column) => [column.id, columnSchema(column).nullish()]))
  if (rows === undefined) return list(z.strictObject(cells))
  const rowKey = oneOf(rows)
  return list(z.strictObject({ rowKey, ...cells })).refine(
    (value) => isDistinct(value.map((row) => row.rowKey)),
    'Send each row once',
  )
}

function repeatSchema({ fields }: FieldOf<'repeat'>): z.ZodType {
  const inside = Object.fromEntries(fields.map((field) => [field.id, answerSchema(field).nullish()]))
  return list(z.strictObject({ id: z.uuid(), ...inside })).refine(
    (value) => isDistinct(value.map(({ id }) => id)),
    'Give each item an id of its own',
  )
}

function columnSchema(column: Column): z.ZodType {
  switch (column.type) {
    case 'text':
    case 'textarea':
      return text()
    case 'number':
      return number(column)
    case 'date':
      return day
    case 'datetime':
      return clock
    case 'boolean':
      return z.boolean('Choose yes or no')
    case 'select':
      return oneOf(column.options ?? [])
    case 'force':
      return ForceId
  }
}

function text(limit: number = LIMITS.textCharacters) {
  return z
    .string('Enter text')
    .refine((value) => countCharacters(value) <= limit, `Use ${numberText(limit)} characters or fewer`)
    .refine(canBeKept, 'Take out the characters that cannot be stored')
    .meta({ maxLength: limit })
}

const LessonLinks = list(z.strictObject({ reference: text().nullish(), note: text().nullish() }))

function number({ decimals = 0, min = 0, max = HIGHEST_NUMBER }: Limits) {
  const message =
    decimals === 0 ? 'Enter a whole number' : `Enter a number with at most ${decimals} decimal places`
  return z
    .number(message)
    .refine((value) => Number(value.toFixed(decimals)) === value, message)
    .min(min, `Enter ${numberText(min)} or more`)
    .max(max, `Enter ${numberText(max)} or less`)
}

const rating = z
  .int('Choose a number from 1 to 5')
  .min(RATING.min, 'Choose a number from 1 to 5')
  .max(RATING.max, 'Choose a number from 1 to 5')

const day = z.iso
  .date({ error: ({ input }) => daySentence(input), abort: true })
  .refine(isOurTime, 'Enter a year from 1900 to 2100')
const clock = z
  .string({ error: ({ input }) => momentSentence(input) })
  .regex(Local, { error: ({ input }) => momentSentence(input), abort: true })
  .refine((value) => z.iso.date().safeParse(value.slice(0, 10)).success, 'Enter a date that exists')
  .refine(isOurTime, 'Enter a year from 1900 to 2100')

function isOurTime(value: string): boolean {
  const year = Number(value.slice(0, 4))
  return year >= 1900 && year <= 2100
}

function oneOf(options: readonly { id: string }[]) {
  return z.enum(
    options.map(({ id }) => id),
    'Choose one of the options',
  )
}

function parts(items: readonly { id: string }[], part: z.ZodType) {
  return z.strictObject(Object.fromEntries(items.map(({ id }) => [id, part.nullish()])))
}

function list<T extends z.ZodType>(item: T) {
  return z.array(item, 'Send a list').max(LIMITS.rows, `Use ${LIMITS.rows} rows or fewer`)
}

function orNone(schema: z.ZodType, none: string | undefined): z.ZodType {
  return none === undefined ? schema : z.union([schema, NoneStated], 'Send a list, or say that there is none')
}

function isDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}
