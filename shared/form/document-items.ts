import { answerCell, itemTitle, type Look } from './answer-text.ts'
import { asText, type Json, type JsonObject, objectsIn } from './answers.ts'
import { type FormContext, itemFieldsAsked } from './asked.ts'
import type { Audience, FieldOf, ItemField } from './definition.ts'
import { answerMarking } from './marking.ts'
import type { PrintedItem } from './record-values.ts'
import type { DocumentEntry } from './review-document.ts'

type Items = Extract<DocumentEntry, { kind: 'items' }>['items']
type Printed = { value: Json[]; items: Items }

/**
 * The items of a repeat that an audience sees, with the fields it sees of each. An item with an answer marked
 * OFFICIAL-SENSITIVE goes to the force and the recipient only.
 */
export function printItems(
  field: FieldOf<'repeat'>,
  value: Json | undefined,
  context: FormContext,
  audience: Audience,
  look: Look,
): Printed {
  const printed = objectsIn(value).flatMap((item, index) => {
    if (!mayLeave(field, item, context, audience)) return []
    const cells = itemFieldsAsked(field.fields, item, context)
      .filter((asked) => asked.shown && reaches(asked.field, audience))
      .map((asked) => ({ ...asked, cell: answerCell(asked.field, item[asked.field.id], look) }))
    // The public is shown wordings, not the number of learning points without one.
    if (audience === 'public' && !cells.some(({ cell }) => cell !== undefined)) return []
    const entries = cells.map(({ field: { id, label }, required, cell }) => ({
      id,
      label,
      text: cell?.text ?? (required ? 'Not answered yet' : 'Not provided'),
    }))
    const data = Object.fromEntries(cells.map((each) => [each.field.id, each.cell?.value ?? null]))
    return [
      {
        data: { id: item.id ?? null, ...data },
        item: { title: titleOf(field, item, index, audience), entries },
      },
    ]
  })
  return { value: printed.map(({ data }) => data), items: printed.map(({ item }) => item) }
}

/** Records that are printed one by one, each with the columns that an audience sees and that hold something. */
export function recordItems(
  records: readonly PrintedItem[],
  columns: readonly { id: string; label: string }[],
): Printed & { answered: true } {
  return {
    answered: true,
    value: records.map(({ cells }) =>
      Object.fromEntries(columns.map(({ id }) => [id, cells[id]?.value ?? null])),
    ),
    items: records.map(({ title, cells }) => ({
      title,
      entries: columns.flatMap(({ id, label }) => {
        const cell = cells[id]
        return cell === undefined ? [] : [{ id, label, text: cell.text }]
      }),
    })),
  }
}

/** The titles of all items, by repeat and item id, so that one item can name another. */
export function itemTitlesOf({ definition, answers }: FormContext, audience: Audience): Look['itemTitles'] {
  const titles: Record<string, Record<string, string>> = {}
  for (const section of definition.sections) {
    for (const field of section.fields) {
      if (field.type !== 'repeat') continue
      const named = objectsIn(answers[section.id]?.[field.id]).map((item, index) => [
        asText(item.id ?? null),
        titleOf(field, item, index, audience),
      ])
      titles[field.id] = Object.fromEntries(named)
    }
  }
  return titles
}

function titleOf(field: FieldOf<'repeat'>, item: JsonObject, index: number, audience: Audience): string {
  const seen = (field.titleFrom ?? []).filter((id) =>
    field.fields.some((each) => each.id === id && each.audience.includes(audience)),
  )
  return itemTitle(field, seen, item, index)
}

function mayLeave(
  field: FieldOf<'repeat'>,
  item: JsonObject,
  context: FormContext,
  audience: Audience,
): boolean {
  if (audience === 'force' || audience === 'recipient') return true
  return itemFieldsAsked(field.fields, item, context)
    .filter(({ shown }) => shown)
    .every((asked) => answerMarking(asked.field, item[asked.field.id], context) === 'OFFICIAL')
}

function reaches(field: ItemField, audience: Audience): boolean {
  return field.audience.includes(audience) || field.roleFor?.includes(audience) === true
}
