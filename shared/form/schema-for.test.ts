import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject, SectionAnswers } from './answers.ts'
import { sectionBytes } from './characters.ts'
import { type AnswerField, type Column, getSection, type ItemField, isAnswerField } from './definition.ts'
import { FILLED_ITEM_ID, filledAnswers } from './filled-review.ts'
import { currentFormDefinition } from './registry.ts'
import { answersJsonSchema, draftSchemaFor } from './schema-for.ts'

const definition = currentFormDefinition()
const section = (id: string) => getSection(definition, id)
const typedSections = definition.sections.filter(({ fields }) => fields.some(isAnswerField))

/** Any text that can be kept: every plane of Unicode, controls too, and no NUL. */
const anyText = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !text.includes('\0'))
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

describe('a draft', () => {
  it.each(typedSections.map(({ id }) => id))(
    'of %s comes back as it was sent, in full Unicode and with gaps',
    (id) => {
      const fields = section(id).fields.filter(isAnswerField)
      const answers = fc.record(
        Object.fromEntries(fields.map((field) => [field.id, gaps(anyAnswer(field))])),
        { requiredKeys: [] },
      )
      fc.assert(
        fc.property(answers, (sent) => {
          const stored = draftSchemaFor(section(id)).parse(sent)
          expect(JSON.stringify(JSON.parse(JSON.stringify(stored)))).toBe(JSON.stringify(sent))
        }),
        { numRuns: 60 },
      )
    },
  )

  it('of every field filled, hidden ones too, is kept', () => {
    const answers = filledAnswers(definition, (place) => place)
    for (const each of typedSections) {
      expect(draftSchemaFor(each).parse(answers[each.id])).toEqual(answers[each.id])
    }
  })

  it.each<[string, string, SectionAnswers, string]>([
    ['an unknown field', 'operation', { nothing: 'x' }, 'Unrecognized key: "nothing"'],
    [
      'a field that is printed from a record',
      'operation',
      { 'operation-name': 'x' },
      'Unrecognized key: "operation-name"',
    ],
    ['a fact', 'outcomes', { complaints: 3 }, 'Unrecognized key: "complaints"'],
    ['a number for text', 'operation', { summary: 3 }, 'Enter text'],
    ['a text over the limit', 'operation', { summary: 'a'.repeat(20_001) }, 'Use 20,000 characters or fewer'],
    ['a NUL', 'operation', { summary: 'a\0b' }, 'Take out the characters that cannot be stored'],
    [
      'half a surrogate pair',
      'operation',
      { summary: 'a\ud800b' },
      'Take out the characters that cannot be stored',
    ],
    ['text for a number', 'intelligence', { 'attendance-forecast': '12' }, 'Enter a whole number'],
    ['a fraction', 'intelligence', { 'attendance-forecast': 1.5 }, 'Enter a whole number'],
    ['a number below nought', 'intelligence', { 'attendance-forecast': -1 }, 'Enter 0 or more'],
    [
      'a third of a penny',
      'command-staffing',
      { 'cost-extra': 1.333 },
      'Enter a number with at most 2 decimal places',
    ],
    [
      'a day that does not exist',
      'intelligence',
      { 'post-event-intel': '2026-02-30' },
      'Enter a date that exists',
    ],
    [
      'a day of another age',
      'intelligence',
      { 'post-event-intel': '0026-02-03' },
      'Enter a year from 1900 to 2100',
    ],
    ['an option that is none', 'operation', { 'operational-order': 'nope' }, 'Choose one of the options'],
    [
      'an option twice',
      'debrief',
      { 'other-input': ['complaints', 'complaints'] },
      'Choose each option once',
    ],
    ['a rating of 6', 'intelligence', { 'sib-quality': { timely: 6 } }, 'Choose a number from 1 to 5'],
    ['an unticked confirmation', 'handling', { 'no-names': false }, 'Tick the box, or leave it'],
    [
      'a row twice',
      'community-impact',
      { 'cia-groups': [{ rowKey: 'schools' }, { rowKey: 'schools' }] },
      'Send each row once',
    ],
    [
      'a row that is not there',
      'community-impact',
      { 'cia-groups': [{ rowKey: 'moon' }] },
      'Choose one of the options',
    ],
    ['501 rows', 'events', { timeline: Array.from({ length: 501 }, () => ({})) }, 'Use 500 rows or fewer'],
    [
      'an item without an id',
      'actions',
      { actions: [{ 'action-what': 'x' }] },
      'Send a list, or say that there is none',
    ],
    [
      'two items of one id',
      'lessons',
      { lessons: [{ id: FILLED_ITEM_ID }, { id: FILLED_ITEM_ID }] },
      'Give each item an id of its own',
    ],
    ['none where none is no answer', 'events', { timeline: { none: true } }, 'Send a list'],
  ])('with %s is refused', (_, id, answers, message) => {
    const result = draftSchemaFor(section(id)).safeParse(answers)
    expect(result.error?.issues.map((issue) => issue.message)).toEqual([message])
  })

  it('names the cell that is too long, also where there may be none', () => {
    const answers = { conditions: [{ power: 'x' }, { reason: 'a'.repeat(20_001) }] }
    const result = draftSchemaFor(section('rights-powers')).safeParse(answers)
    expect(result.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['conditions.1.reason', 'Use 20,000 characters or fewer'],
    ])
  })

  it('counts characters, so that 20,000 emoji are 20,000', () => {
    expect(draftSchemaFor(section('operation')).safeParse({ summary: '😀'.repeat(20_000) }).success).toBe(
      true,
    )
    expect(draftSchemaFor(section('operation')).safeParse({ summary: '😀'.repeat(20_001) }).success).toBe(
      false,
    )
  })

  it('over 256 KiB in UTF-8 is refused, and one of exactly that is kept', () => {
    const fields = ['expected', 'actual', 'difference', 'unforeseen', 'new-methods']
    const answers = Object.fromEntries(fields.map((id) => [id, '😀'.repeat(13_000)]))
    const room = 262_144 - sectionBytes({ ...answers, rumour: '' })
    const schema = draftSchemaFor(section('events'))
    expect(schema.safeParse({ ...answers, rumour: 'a'.repeat(room) }).success).toBe(true)
    expect(
      schema
        .safeParse({ ...answers, rumour: 'a'.repeat(room + 1) })
        .error?.issues.map(({ message }) => message),
    ).toEqual(['This section is over 256 KB. Shorten an answer or take out a row'])
  })

  it.each(typedSections.map(({ id }) => id))('of %s has a JSON Schema that allows nothing unknown', (id) => {
    expect(answersJsonSchema(section(id))).toMatchObject({ type: 'object', additionalProperties: false })
  })
})
