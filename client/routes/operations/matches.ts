import type { OperationRow } from '#shared/api/operations.ts'
import { EVENT_TYPES } from '#shared/reference/event-types.ts'

/** Whether an operation holds every typed word in its name, reference, place or type, in any order and case. */
export function matches(row: OperationRow, typed: string): boolean {
  const { name, reference, eventType } = row.moments
  const label = EVENT_TYPES.find(({ id }) => id === eventType)?.label ?? ''
  const words = [name, reference, row.place, label].join(' ').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word))
}
