import fc from 'fast-check'
import type { Json, JsonObject } from '#shared/form/answers.ts'
import {
  type AnswerField,
  type Column,
  type ItemField,
  isAnswerField,
  type Section,
} from '#shared/form/definition.ts'

/** Any text that can be kept: every plane of Unicode, controls too, and no NUL; and texts like those of people. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !text.includes('\0')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('The line', '\n', '\r\n', '\t', ' ', '👮🏽‍♀️', 'e\u0301', '\u202e', 'ﷺ', '"'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
)
const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anyClock = fc.tuple(anyDay, fc.integer({ min: 0, max: 1439 })).map(([day, minute]) => {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
})

function anyAnswer(field: AnswerField): fc.Arbitrary<Json> {
  switch (field.type) {
    case 'table': {
      const cells = Object.fromEntries(field.columns.map((column) => [column.id, gaps(anyCell(column))]))
      if (!field.rows) return orNone(fc.array(anyParts(cells), { maxLength: 4 }), field.none)
      const rows = field.rows.map(({ id }) => anyParts({ rowKey: fc.constant(id), ...cells }, ['rowKey']))
      return fc.tuple(...rows).chain((all) => fc.subarray(all))
    }
    case 'repeat': {
      const inside = Object.fromEntries(field.fields.map((each) => [each.id, gaps(anySimple(each))]))
      const item = anyParts({ id: fc.uuid({ version: 4 }), ...inside }, ['id'])
      return orNone(fc.uniqueArray(item, { maxLength: 3, selector: ({ id }) => id }), field.none)
    }
    default:
      return anySimple(field)
  }
}

function anySimple(field: ItemField): fc.Arbitrary<Json> {
  switch (field.type) {
    case 'text':
    case 'textarea':
      return anyText
    case 'number':
      return fc.nat(1_000_000_000)
    case 'money':
      return fc.nat(1_000_000_000).map((pence) => pence / 100)
    case 'date':
      return anyDay
    case 'datetime':
      return anyClock
    case 'boolean':
      return fc.boolean()
    case 'confirm':
      return fc.constant(true)
    case 'select':
      return fc.constantFrom(...field.options.map(({ id }) => id))
    case 'multiselect':
    case 'checklist':
      return fc.subarray(field.options.map(({ id }) => id))
    case 'ratings':
      return anyParts(
        Object.fromEntries(field.items.map(({ id }) => [id, gaps(fc.integer({ min: 1, max: 5 }))])),
      )
    case 'user':
      return anyParts({ role: gaps(anyText), name: gaps(anyText) })
    case 'force':
      return fc.constant('hampshire')
    case 'multiforce':
      return fc.subarray(['hampshire', 'kent', 'thames-valley'])
    case 'lesson-links':
      return orNone(
        fc.array(anyParts({ reference: gaps(anyText), note: gaps(anyText) }), {
          maxLength: 3,
        }),
        field.none,
      )
    case 'item-link':
      return fc.uuid({ version: 4 })
  }
}

function anyCell(column: Column): fc.Arbitrary<Json> {
  if (column.type === 'select') return fc.constantFrom(...(column.options ?? []).map(({ id }) => id))
  if (column.type === 'number') return fc.nat(1_000_000_000)
  if (column.type === 'boolean') return fc.boolean()
  if (column.type === 'date') return anyDay
  if (column.type === 'datetime') return anyClock
  return column.type === 'force' ? fc.constant('kent') : anyText
}

/** An object with any of these parts, and always with those named. */
function anyParts(parts: Record<string, fc.Arbitrary<Json>>, always: string[] = []) {
  return fc.record(parts, { requiredKeys: always }) as fc.Arbitrary<JsonObject>
}

function gaps(value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.option(value, { nil: null, freq: 6 })
}

function orNone(value: fc.Arbitrary<Json>, none: string | undefined): fc.Arbitrary<Json> {
  return none === undefined
    ? value
    : fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constant({ none: true }) })
}

/** Any answers that a draft of this section may hold: every type of field, any gaps, all of Unicode. */
export function anySectionAnswers(section: Section): fc.Arbitrary<JsonObject> {
  return anyParts(
    Object.fromEntries(
      section.fields.filter(isAnswerField).map((field) => [field.id, gaps(anyAnswer(field))]),
    ),
  )
}
