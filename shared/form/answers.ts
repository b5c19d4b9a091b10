import { z } from 'zod'

/**
 * How answers are stored, by type of field:
 * text, textarea: string · number: number · money: pounds, with pence as decimals · date: 'YYYY-MM-DD' ·
 * datetime: 'YYYY-MM-DDTHH:mm', the clock in Europe/London · boolean · select: option id ·
 * multiselect, checklist: option ids · confirm: true · ratings: { itemId: 1 to 5 } · user: { role, name? } ·
 * force: force id · multiforce: force ids · lesson-links: [{ reference, note? }] · item-link: an item's id ·
 * table: [{ rowKey (fixed rows only), columnId: value }] · repeat: [{ id: UUID, fieldId: value }].
 * A table, repeat or lesson-links field that says so may hold { none: true } instead.
 * Absent, null, '', blank text, [] and {} all mean unanswered.
 */
export const Json = z.json()
export type Json = z.infer<typeof Json>

export const SectionAnswers = z.record(z.string(), Json)
export type SectionAnswers = z.infer<typeof SectionAnswers>

/** Answers of a whole review, by section id and field id. */
export type ReviewAnswers = Readonly<Record<string, SectionAnswers>>

export type FactValue = number | boolean | string | readonly string[]
/** Facts by criterion id; absent means not known. */
export type FactValues = Readonly<Record<string, FactValue | null | undefined>>

/** What a row or an item is known by: no answer, and no name for a column. */
export const ROW_NAMES: readonly string[] = ['rowKey', 'id']

type Answer = Json | FactValue | undefined
export type JsonObject = { [key: string]: Json }

/** False for what counts as no answer. An object counts once anything in it is answered. */
export function isAnswered(value: Answer): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'object') return Object.values(value).some((part: Json) => isAnswered(part))
  return true
}

/** True where the answer is the statement that there is none. */
export function saysNone(value: Answer): boolean {
  return isObject(value) && value.none === true
}

export function isObject(value: Answer): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A string as it is; anything else as JSON, so that nothing prints as "[object Object]". */
export function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The objects in a stored table, repeat or list of links. */
export function objectsIn(value: Answer): JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : []
}

/** True where nothing but the key of the row, or the id of the item, has been filled in. */
export function isBlankRow(row: JsonObject): boolean {
  return !Object.entries(row).some(([key, value]) => !ROW_NAMES.includes(key) && isAnswered(value))
}

/**
 * The rows of a table with fixed rows, all of them, in the definition's order; the page shows them and
 * paths of missing answers count them in this order.
 */
export function inFixedRows(rows: readonly { id: string }[], value: Answer): JsonObject[] {
  const stored = objectsIn(value)
  return rows.map(({ id }) => stored.find((row) => row.rowKey === id) ?? { rowKey: id })
}
