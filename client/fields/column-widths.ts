import type { Column } from '#shared/form/definition.ts'

/** How much room each type wants beside the others. */
const ROOM: Record<Column['type'], number> = {
  textarea: 3,
  text: 2,
  datetime: 1.8,
  force: 1.7,
  select: 1.6,
  date: 1.4,
  number: 1.2,
  boolean: 1.1,
}
const ROW_NAME_ROOM = 1.8
/** What is left beside the way to remove a row, in hundredths of the table. */
const BESIDE_ACTS = 90

/**
 * The share of the table's width that each column takes, in hundredths; the first is the name of the row where rows
 * have one.
 */
export function columnWidths(
  types: readonly Column['type'][],
  parts: { rowName: boolean; acts: boolean },
): number[] {
  const rooms = [...(parts.rowName ? [ROW_NAME_ROOM] : []), ...types.map((type) => ROOM[type])]
  const all = rooms.reduce((sum, room) => sum + room, 0)
  return rooms.map((room) => Math.floor((room / all) * (parts.acts ? BESIDE_ACTS : 100)))
}

/** The class that gives a cell its share. */
export function widthClass(share: number | undefined): string {
  return `app-w-${share}`
}
