import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { currentRule } from '../rule/registry.ts'
import type { Column, Field, FormDefinition, ItemField, ReviewTier } from './definition.ts'
import { definitionJsonSchema } from './definition-json-schema.ts'
import {
  currentFormDefinition,
  getFormDefinition,
  listFormDefinitions,
  parseFormDefinition,
} from './registry.ts'

const here = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const definition = currentFormDefinition()

/** A copy of the definition's data with one thing wrong in it. */
function spoilt(change: (data: FormDefinition) => void): () => FormDefinition {
  const data = structuredClone(here('./definitions/pelr@1.1.0.json')) as FormDefinition
  change(data)
  return () => parseFormDefinition(data, 'pelr@1.1.0', currentRule().criteria)
}

function fieldIn(data: FormDefinition, id: string): Field {
  const field = data.sections.flatMap(({ fields }) => fields).find((each) => each.id === id)
  if (field === undefined) throw new Error(id)
  return field
}

/** Fields to type at a tier; those of the items of a repeat are counted once. */
function typed(tier: ReviewTier, requirement: string): string[] {
  const fields = definition.sections.flatMap((section) => section.fields)
  const all = fields.flatMap((field): (Field | ItemField)[] =>
    field.type === 'repeat' ? [field, ...field.fields] : [field],
  )
  return all
    .filter((field) => field.source.kind === 'answer' && field.requirement[tier] === requirement)
    .map(({ id }) => id)
}

describe('the definition pelr@1.1.0', () => {
  it('has the twenty sections of the form, in order', () => {
    expect(definition.sections.map(({ id }) => id)).toEqual([
      'operation',
      'decision',
      'debrief',
      'command-staffing',
      'intelligence',
      'planning',
      'events',
      'rights-powers',
      'outcomes',
      'community-impact',
      'partners',
      'lfr',
      'welfare-logistics',
      'legal',
      'lessons',
      'actions',
      'handling',
      'sign-off',
      'submission',
      'publication',
    ])
  })

  it('asks these answers at tier 1, always', () => {
    expect(typed(1, 'required')).toEqual([
      'summary',
      'hot-well',
      'hot-less-well',
      'hot-safety',
      'staffing',
      'staffing-rationale',
      'staffing-next',
      'attendance-forecast',
      'sib-submitted',
      'cia-before',
      'cia-groups',
      'cia-policing-effect',
      'lessons',
      'lesson-kind',
      'lesson-theme',
      'lesson-observation',
      'lesson-recommendation',
      'classification',
      'no-secret',
      'no-names',
      'disclosure-view',
    ])
  })

  it('asks these at tier 1 where something makes them due', () => {
    expect(typed(1, 'required-if')).toEqual([
      'staffing-next-why',
      'intel-variance-why',
      'arrests',
      'cia-before-reason',
      'lfr-purpose',
      'lfr-where',
      'lfr-authority',
      'lfr-assessments',
      'lfr-figures',
      'lfr-bias',
      'lfr-deletion',
      'lfr-public',
      'handling-instructions',
    ])
  })

  it.each`
    tier | always | whenDue
    ${1} | ${21}  | ${13}
    ${2} | ${74}  | ${15}
    ${3} | ${88}  | ${15}
  `('asks $always answers at tier $tier always, and $whenDue more where due', ({ tier, always, whenDue }) => {
    expect(typed(tier, 'required')).toHaveLength(always)
    expect(typed(tier, 'required-if')).toHaveLength(whenDue)
  })

  it('keeps privileged advice in the force', () => {
    expect(fieldIn(definition, 'legal-privileged').audience).toEqual(['force'])
  })

  it('is found by id and version, and any other is refused', () => {
    expect(listFormDefinitions().map(({ id, version }) => `${id}@${version}`)).toEqual([
      'pelr@1.0.0',
      'pelr@1.1.0',
    ])
    expect(getFormDefinition('pelr', '1.1.0')).toBe(definition)
    expect(() => getFormDefinition('pelr', '9.9.9')).toThrow('There is no form definition pelr@9.9.9')
  })

  it('differs from 1.0.0 in the reviews of the community impact alone', () => {
    const earlier = getFormDefinition('pelr', '1.0.0')
    const changed = definition.sections.flatMap(({ fields }, at) =>
      fields.filter((field, place) => {
        const before = earlier.sections[at]?.fields[place]
        return JSON.stringify(field) !== JSON.stringify(before)
      }),
    )
    expect(changed.map(({ id }) => id)).toEqual(['cia-reviews'])
    expect(fieldIn(earlier, 'cia-reviews')).toMatchObject({ source: { path: 'impact_reviews' } })
  })

  it('fits the JSON Schema that is kept beside it', () => {
    const schema = here('./definitions/form-definition.schema.json')
    expect(schema).toEqual(definitionJsonSchema())
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
    expect(validate(here('./definitions/pelr@1.1.0.json'))).toBe(true)
    expect(validate({ ...here('./definitions/pelr@1.1.0.json'), sections: [] })).toBe(false)
  })
})

describe('a bad definition stops the start and names the field', () => {
  it.each<[string, (data: FormDefinition) => void, string]>([
    ['an unknown type', (d) => Object.assign(fieldIn(d, 'cia-tension'), { type: 'slider' }), '"cia-tension"'],
    ['an unknown property', (d) => Object.assign(fieldIn(d, 'damage'), { colour: 'red' }), '"damage"'],
    [
      'a condition on no field',
      (d) => condition(d, 'staffing-next-why', { field: 'nowhere' }),
      '"staffing-next-why"',
    ],
    [
      'a condition on no fact',
      (d) => condition(d, 'mutual-aid-detail', { fact: 'nothing' }),
      '"mutual-aid-detail"',
    ],
    [
      'a condition on no option',
      (d) => condition(d, 'staffing-next-why', { value: 'never' }),
      '"staffing-next-why"',
    ],
    [
      'a condition without a field',
      (d) => delete (fieldIn(d, 'lfr-public') as Partial<Field>).requiredIf,
      '"lfr-public"',
    ],
    [
      'a fact the rule has not',
      (d) => Object.assign(fieldIn(d, 'complaints').source, { criterion: 'x' }),
      '"complaints"',
    ],
    [
      'a record that is nowhere',
      (d) => Object.assign(fieldIn(d, 'retention').source, { path: 'x' }),
      '"retention"',
    ],
    ['no basis', (d) => Object.assign(fieldIn(d, 'media'), { basis: ['S-NONE'] }), '"media"'],
    ['two options alike', (d) => Object.assign(option(d, 'jol', 1), { id: 'no' }), '"jol"'],
    ['two fields alike', (d) => Object.assign(fieldIn(d, 'stop-search'), { id: 'rights' }), '"rights"'],
    ['a select column without options', (d) => delete column(d, 'commanders', 0).options, '"commanders"'],
    ['free text for oversight', (d) => fieldIn(d, 'summary').audience.push('oversight'), '"summary"'],
    ['a free-text column for oversight', (d) => delete column(d, 'cia-groups', 1).audience, '"cia-groups"'],
    [
      'free text in an item',
      (d) => item(d, 'lessons', 'lesson-cause').audience.push('oversight'),
      'lesson-cause',
    ],
    [
      'a sensitive field for oversight',
      (d) => fieldIn(d, 'command-failure').audience.push('oversight'),
      '"command-failure"',
    ],
    [
      'a person for oversight',
      (d) => fieldIn(d, 'debrief-lead').audience.push('oversight'),
      '"debrief-lead"',
    ],
    ['public and not for oversight', (d) => fieldIn(d, 'stop-search').audience.splice(2, 1), '"stop-search"'],
    [
      'a title from free text',
      (d) => Object.assign(fieldIn(d, 'lessons'), { titleFrom: ['lesson-cause'] }),
      '"lessons"',
    ],
    ['no sentence to ask with', (d) => delete (fieldIn(d, 'summary') as Partial<Field>).ask, '"summary"'],
  ])('%s', (_, change, named) => {
    expect(spoilt(change)).toThrow(named)
  })

  it('accepts the data when nothing is wrong with it', () => {
    expect(spoilt(() => undefined)()).toEqual(definition)
  })
})

function condition(data: FormDefinition, id: string, change: object) {
  Object.assign(fieldIn(data, id).requiredIf?.when ?? {}, change)
}

function option(data: FormDefinition, id: string, index: number) {
  const field = fieldIn(data, id)
  return ('options' in field && field.options?.[index]) || {}
}

function column(data: FormDefinition, id: string, index: number): Column {
  const field = fieldIn(data, id)
  const found = field.type === 'table' ? field.columns[index] : undefined
  if (found === undefined) throw new Error(id)
  return found
}

function item(data: FormDefinition, id: string, itemId: string): ItemField {
  const field = fieldIn(data, id)
  const found = field.type === 'repeat' ? field.fields.find((each) => each.id === itemId) : undefined
  if (found === undefined) throw new Error(itemId)
  return found
}
