import type { Criterion } from '../rule/rule.ts'
import { ROW_NAMES } from './answers.ts'
import { audienceFaults } from './audience-faults.ts'
import type { Column, Condition, Field, FormDefinition, ItemField, Option } from './definition.ts'
import { RECORD_PATHS } from './record-values.ts'

type AnyField = Field | ItemField
type Seen = { id: string; options?: readonly Option[] | undefined }

/**
 * What is wrong with a definition that has the right shape, each fault naming its field; empty when nothing is.
 * The criteria are those of the rule that the facts come from.
 */
export function definitionFaults(definition: FormDefinition, criteria: readonly Criterion[]): string[] {
  const fields = definition.sections.flatMap((section) => section.fields)
  const everywhere = fields.flatMap((field): AnyField[] => [field, ...itemsOf(field)])
  return [
    ...repeated(definition.sections).map((id) => `section "${id}" is there twice`),
    ...repeated(everywhere).map((id) => `field "${id}" is there twice`),
    ...groupFaults(definition),
    ...markingFaults(definition, fields),
    ...fields.flatMap((field, index) => {
      const before = fields.slice(0, index)
      const faults = [
        ...fieldFaults(field, definition, criteria, before),
        ...itemsOf(field).flatMap((item) =>
          fieldFaults(item, definition, criteria, [...before, ...itemsOf(field)]).map(
            (fault) => `${item.id}: ${fault}`,
          ),
        ),
        ...audienceFaults(field),
      ]
      return faults.map((fault) => `field "${field.id}": ${fault}`)
    }),
  ]
}

function itemsOf(field: AnyField): readonly ItemField[] {
  return field.type === 'repeat' ? field.fields : []
}

function groupFaults({ sections, groups }: FormDefinition): string[] {
  const known = groups.map(({ id }) => id)
  return sections
    .filter(({ group }) => !known.includes(group))
    .map(({ id, group }) => `section "${id}": there is no group "${group}"`)
}

function markingFaults({ markingField }: FormDefinition, fields: readonly Field[]): string[] {
  const field = fields.find(({ id }) => id === markingField)
  const markings = field?.type === 'select' ? field.options.map(({ marking }) => marking ?? 'OFFICIAL') : []
  const offersBoth = markings.includes('OFFICIAL') && markings.includes('OFFICIAL-SENSITIVE')
  return offersBoth
    ? []
    : [`field "${markingField}": the marking's field must be a select that offers both markings`]
}

function fieldFaults(
  field: AnyField,
  definition: FormDefinition,
  criteria: readonly Criterion[],
  reach: readonly AnyField[],
): string[] {
  return [
    ...requirementFaults(field),
    ...(field.requiredIf ? conditionFaults(field.requiredIf.when, reach.map(asSeen), criteria) : []),
    ...field.basis.filter((code) => !(code in definition.basis)).map((code) => `there is no basis "${code}"`),
    ...sourceFaults(field, criteria),
    ...partFaults(field, criteria, reach),
    ...linkFaults(field, definition),
  ]
}

function requirementFaults(field: AnyField): string[] {
  const requirements = Object.values(field.requirement)
  const conditional = requirements.includes('required-if')
  const asked = conditional || requirements.includes('required')
  const faults: string[] = []
  if (conditional !== (field.requiredIf !== undefined))
    faults.push('required-if and requiredIf must come together')
  if (asked && field.type !== 'record' && field.ask === undefined) faults.push('it needs a sentence in "ask"')
  return faults
}

function conditionFaults(when: Condition, reach: readonly Seen[], criteria: readonly Criterion[]): string[] {
  if ('fact' in when) {
    const criterion = criteria.find(({ id }) => id === when.fact)
    return criterion
      ? valueFaults(when, factOptions(criterion))
      : [`the rule has no criterion "${when.fact}"`]
  }
  const target = reach.find(({ id }) => id === when.field)
  return target
    ? valueFaults(
        when,
        target.options?.map(({ id }) => id),
      )
    : [`its condition names "${when.field}", which is no field before it`]
}

function valueFaults(when: Condition, allowed: readonly string[] | undefined): string[] {
  const values = [when.value].flat()
  return values
    .filter((value) => typeof value === 'string' && !allowed?.includes(value))
    .map((value) => `its condition names "${value}", which cannot be answered`)
}

function factOptions(criterion: Criterion): string[] | undefined {
  return criterion.kind === 'choice' || criterion.kind === 'choices'
    ? criterion.options.map(({ value }) => value)
    : undefined
}

function sourceFaults({ source }: AnyField, criteria: readonly Criterion[]): string[] {
  if (source.kind === 'record' && !RECORD_PATHS.includes(source.path))
    return [`there is no record "${source.path}"`]
  if (source.kind !== 'fact') return []
  const criterion = criteria.find(({ id }) => id === source.criterion)
  if (criterion === undefined) return [`the rule has no criterion "${source.criterion}"`]
  const unknown = (source.notYet ?? []).filter((value) => !factOptions(criterion)?.includes(value))
  return unknown.map((value) => `"${value}" is not a value of ${criterion.id}`)
}

/** Options, columns, rows and rating items: unique ids, and what they point at exists. */
function partFaults(field: AnyField, criteria: readonly Criterion[], reach: readonly AnyField[]): string[] {
  const parts: (readonly { id: string }[] | undefined)[] = []
  if ('options' in field) parts.push(field.options)
  if ('columns' in field) parts.push(field.columns)
  if ('rows' in field) parts.push(field.rows)
  if ('items' in field) parts.push(field.items)
  const twice = parts.flatMap((part) => repeated(part ?? [])).map((id) => `"${id}" is there twice`)
  const exclusive = 'exclusive' in field ? field.exclusive : undefined
  const missing =
    exclusive !== undefined && 'options' in field && !field.options?.some(({ id }) => id === exclusive)
  const columns = field.type === 'table' ? field.columns : []
  return [
    ...twice,
    ...(missing ? [`"${exclusive}" is not one of its options`] : []),
    ...columns.flatMap((column) =>
      columnFaults(column, columns, criteria, reach).map((fault) => `column "${column.id}": ${fault}`),
    ),
  ]
}

function columnFaults(
  column: Column,
  columns: readonly Column[],
  criteria: readonly Criterion[],
  reach: readonly AnyField[],
): string[] {
  const faults = repeated(column.options ?? []).map((id) => `option "${id}" is there twice`)
  if (ROW_NAMES.includes(column.id)) faults.push(`a column cannot be called ${column.id}`)
  if ((column.type === 'select') !== (column.options !== undefined))
    faults.push('a select has options, nothing else')
  if (column.optional !== true && column.ask === undefined) faults.push('it needs a sentence in "ask"')
  const other = columns.find(({ id }) => id === column.after)
  if (
    column.after !== undefined &&
    (other?.type !== column.type || !['date', 'datetime'].includes(column.type))
  ) {
    faults.push(`"${column.after}" is no date or time column like it`)
  }
  if (column.requiredIf === undefined) return faults
  return [...faults, ...conditionFaults(column.requiredIf.when, [...columns, ...reach.map(asSeen)], criteria)]
}

function linkFaults(field: AnyField, definition: FormDefinition): string[] {
  if (field.type === 'repeat') {
    const choices = field.fields.filter(({ type }) => type === 'select').map(({ id }) => id)
    const wrong = (field.titleFrom ?? []).filter((id) => !choices.includes(id))
    return wrong.map((id) => `a title cannot be made from "${id}", which is no select of it`)
  }
  if (field.type !== 'item-link') return []
  const target = definition.sections.flatMap(({ fields }) => fields).find(({ id }) => id === field.repeat)
  return target?.type === 'repeat' ? [] : [`there is no repeat "${field.repeat}"`]
}

function asSeen(field: AnyField): Seen {
  return { id: field.id, options: 'options' in field ? field.options : undefined }
}

function repeated(parts: readonly { id: string }[]): string[] {
  const ids = parts.map(({ id }) => id)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
