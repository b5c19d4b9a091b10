import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anySectionAnswers } from '#test/support/any-answers.ts'
import type { SectionAnswers } from './answers.ts'
import { sectionBytes } from './characters.ts'
import { getSection, isAnswerField } from './definition.ts'
import { FILLED_ITEM_ID, filledAnswers } from './filled-review.ts'
import { currentFormDefinition } from './registry.ts'
import { answersJsonSchema, draftSchemaFor } from './schema-for.ts'

const definition = currentFormDefinition()
const section = (id: string) => getSection(definition, id)
const typedSections = definition.sections.filter(({ fields }) => fields.some(isAnswerField))

describe('a draft', () => {
  it.each(typedSections.map(({ id }) => id))(
    'of %s comes back as it was sent, in full Unicode and with gaps',
    (id) => {
      fc.assert(
        fc.property(anySectionAnswers(section(id)), (sent) => {
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
