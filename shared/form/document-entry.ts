import type { Criterion } from '../rule/rule.ts'
import { answerCell, columnCell, type Look } from './answer-text.ts'
import { inFixedRows, isBlankRow, type Json, objectsIn, saysNone } from './answers.ts'
import { type AskedField, type FormContext, isCellShown } from './asked.ts'
import type { Audience, Field, FieldOf } from './definition.ts'
import { printItems, recordItems } from './document-items.ts'
import { answerMarking, higher } from './marking.ts'
import { type Cell, FACTS_PATH, type Printed, printRecord } from './record-values.ts'
import type { DocumentRecords } from './records.ts'
import type { DocumentEntry } from './review-document.ts'
import { factText, isKnown } from './value-text.ts'

/** All that decides how one field is printed for one audience. */
export type Printing = {
  context: FormContext
  audience: Audience
  criteria: readonly Criterion[]
  records: DocumentRecords
  look: Look
}

type Head = Pick<DocumentEntry, 'id' | 'label' | 'marking'>
type SeenColumn = { id: string; label: string; audience?: Audience[] | undefined }

const EMPTY_CELL = '–'
/** Counts below this could point at a person, so they are not published. Source: DOMAIN, what is audited. */
const SMALLEST_PUBLISHED = 5

/** One field as printed, or undefined where there is nothing to print. */
export function entryOf(
  asked: AskedField,
  value: Json | undefined,
  printing: Printing,
): DocumentEntry | undefined {
  const { field, required } = asked
  const { context, audience } = printing
  // Oversight and the public are shown no answer that carries more than its field's own marking.
  const carried =
    audience === 'force' || audience === 'recipient' ? answerMarking(field, value, context) : 'OFFICIAL'
  const head = { id: field.id, label: field.label, marking: higher(field.marking, carried) }
  switch (field.type) {
    case 'fact':
      return factEntry(field, head, printing)
    case 'record':
      return recordEntry(field, head, printing)
    case 'table':
      return saysNone(value)
        ? noneEntry(field, head, value)
        : tableEntry(field, head, value, required, printing)
    case 'repeat':
      return saysNone(value)
        ? noneEntry(field, head, value)
        : itemsEntry(field, head, value, required, printing)
    default: {
      const inEffect =
        field.id === context.definition.markingField ? markingInEffect(field, value, context) : value
      const cell = answerCell(field, inEffect, printing.look)
      return cell === undefined
        ? unanswered(head, required)
        : textEntry(head, suppressed(cell, field.type, printing))
    }
  }
}

function factEntry(field: FieldOf<'fact'>, head: Head, printing: Printing): DocumentEntry {
  const { criterion: id, notYet } = field.source
  const criterion = printing.criteria.find((each) => each.id === id)
  const fact = printing.context.facts[id]
  if (criterion === undefined || !isKnown(fact, notYet)) return absent(head, 'Not known')
  const cell = { value: asJson(fact), text: factText(criterion, fact) }
  return textEntry(head, suppressed(cell, criterion.kind === 'count' ? 'number' : criterion.kind, printing))
}

function recordEntry(field: FieldOf<'record'>, head: Head, printing: Printing): DocumentEntry | undefined {
  if (field.source.kind !== 'record') return undefined
  const { path } = field.source
  const { audience, records, look } = printing
  const printed = path === FACTS_PATH ? factsTable(printing) : printRecord(path, records, look.withNames)
  if (printed !== undefined) return printedEntry(field.columns, head, printed, audience)
  return field.whenAbsent === 'omit' ? undefined : absent(head, field.whenAbsent ?? 'Not recorded')
}

/** Every criterion of the rule with what is known of it. */
function factsTable({ criteria, context: { facts } }: Printing): Printed {
  return {
    rows: criteria.map((criterion) => {
      const fact = facts[criterion.id]
      const known = isKnown(fact)
      return {
        criterion: { value: criterion.id, text: criterion.label },
        value: known
          ? { value: asJson(fact), text: factText(criterion, fact) }
          : { value: null, text: 'Not known' },
      }
    }),
  }
}

function printedEntry(
  columns: readonly SeenColumn[] | undefined,
  head: Head,
  printed: Printed,
  audience: Audience,
): DocumentEntry {
  if ('items' in printed)
    return { kind: 'items', ...head, ...recordItems(printed.items, seen(columns ?? [], audience)) }
  if (!('rows' in printed)) return textEntry(head, printed)
  return gridEntry(head, seen(columns ?? [], audience), printed.rows)
}

function tableEntry(
  field: FieldOf<'table'>,
  head: Head,
  value: Json | undefined,
  required: boolean,
  { context, audience, look }: Printing,
): DocumentEntry {
  const stored = objectsIn(value).filter((row) => !isBlankRow(row))
  if (stored.length === 0) return unanswered(head, required)
  const rows = field.rows === undefined ? stored : inFixedRows(field.rows, stored)
  const columns = seen(field.columns, audience)
  const cells = rows.map((row, index) => {
    const filled = columns.map((column): [string, Cell] => {
      const shown = isCellShown(field.columns, column, row, context)
      const cell = shown ? columnCell(column, row[column.id], look) : undefined
      return [column.id, cell ?? { value: null, text: EMPTY_CELL }]
    })
    const fixed = field.rows?.[index]
    const first: [string, Cell][] = fixed ? [['rowKey', { value: fixed.id, text: fixed.label }]] : []
    return Object.fromEntries([...first, ...filled])
  })
  const heading = field.rows === undefined ? [] : [{ id: 'rowKey', label: field.rowHeading ?? field.label }]
  return gridEntry(head, [...heading, ...columns], cells)
}

function gridEntry(
  head: Head,
  columns: readonly SeenColumn[],
  cells: readonly Record<string, Cell>[],
): DocumentEntry {
  const kept = cells.map((row) =>
    columns.map(({ id }) => [id, row[id] ?? { value: null, text: EMPTY_CELL }] as const),
  )
  return {
    kind: 'table',
    ...head,
    answered: true,
    value: kept.map((row) => Object.fromEntries(row.map(([id, cell]) => [id, cell.value]))),
    columns: columns.map(({ id, label }) => ({ id, label })),
    rows: kept.map((row) => row.map(([, cell]) => cell.text)),
  }
}

function itemsEntry(
  field: FieldOf<'repeat'>,
  head: Head,
  value: Json | undefined,
  required: boolean,
  { context, audience, look }: Printing,
): DocumentEntry | undefined {
  if (objectsIn(value).length === 0) return unanswered(head, required)
  const printed = printItems(field, value, context, audience, look)
  if (printed.items.length === 0) return undefined
  return { kind: 'items', ...head, answered: true, ...printed }
}

function noneEntry(field: FieldOf<'table' | 'repeat'>, head: Head, value: Json | undefined): DocumentEntry {
  return textEntry(head, { value: value ?? null, text: field.none ?? 'None' })
}

function markingInEffect(field: Field, typed: Json | undefined, { marking }: FormContext): Json | undefined {
  if (field.type !== 'select' || marking === 'OFFICIAL') return typed
  return field.options.find((option) => option.marking === marking)?.id
}

function suppressed(cell: Cell, kind: string, { audience }: Printing): Cell {
  const { value } = cell
  const small = kind === 'number' && typeof value === 'number' && value > 0 && value < SMALLEST_PUBLISHED
  return audience === 'public' && small ? { value: null, text: `Fewer than ${SMALLEST_PUBLISHED}` } : cell
}

function seen<T extends SeenColumn>(columns: readonly T[], audience: Audience): T[] {
  return columns.filter((column) => column.audience === undefined || column.audience.includes(audience))
}

function textEntry(head: Head, { value, text }: Cell): DocumentEntry {
  return { kind: 'text', ...head, answered: true, value, text }
}

function unanswered(head: Head, required: boolean): DocumentEntry {
  return absent(head, required ? 'Not answered yet' : 'Not provided')
}

function absent(head: Head, text: string): DocumentEntry {
  return { kind: 'text', ...head, answered: false, value: null, text }
}

function asJson(fact: Json | readonly string[]): Json {
  return Array.isArray(fact) ? [...fact] : (fact as Json)
}
