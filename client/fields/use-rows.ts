import { useEffect, useRef, useState } from 'react'
import { focusPlace } from '#client/parts/focus-place.ts'
import { isBlankRow, type Json, type JsonObject, objectsIn } from '#shared/form/answers.ts'
import { moved, without, withPart } from './changed-rows.ts'
import { useLasting } from './use-lasting.ts'

type Removed = { at: number; row: JsonObject }

/** `set`, `remove` and `move` are the same functions for as long as the page is open. */
export type Rows = {
  rows: JsonObject[]
  set: (at: number, part: string, value: Json) => void
  add: () => void
  remove: (at: number) => void
  move: (at: number, by: 1 | -1) => void
  /** What was removed last, until something else is done: it can be put back. */
  removed: Removed | null
  putBack: () => void
}

type Options = {
  value: Json | undefined
  onChange: (value: Json) => void
  /** A new row, before anything is typed in it. */
  blank: () => JsonObject
  /** A blank row is shown while there is none, ready to be typed in. */
  readyRow: boolean
  /** The id of what takes focus in a row; in the row numbered 0 also where there is none, if one is shown. */
  placeOf: (at: number) => string
  /** What takes focus when the last row has gone and none is shown. */
  addPlace?: string
}

/** Rows that people add, fill in, move and remove. Focus goes with what was done; a removed row can be put back. */
export function useRows({ value, onChange, blank, readyRow, placeOf, addPlace }: Options): Rows {
  const [removed, setRemoved] = useState<Removed | null>(null)
  const next = useRef<string | null>(null)
  const rows = objectsIn(value)
  const begun = rows.length === 0 && readyRow ? [blank()] : rows
  useEffect(() => {
    if (next.current === null) return
    focusPlace(next.current, 'near')
    next.current = null
  })
  const put = (changed: JsonObject[], place: string | null, gone: Removed | null = null) => {
    next.current = place
    setRemoved(gone)
    onChange(changed.length === 0 ? null : changed)
  }
  const remove = (at: number) => {
    const row = rows[at]
    if (!row) return
    const left = without(rows, at)
    // The notice that offers a filled row back takes focus itself.
    if (!isBlankRow(row)) return put(left, null, { at, row })
    put(left, left.length === 0 && addPlace ? addPlace : placeOf(Math.max(0, Math.min(at, left.length - 1))))
  }
  return {
    rows,
    removed,
    set: useLasting((at, part, answer) => onChange(withPart(begun, at, part, answer))),
    add: () => put([...begun, blank()], placeOf(begun.length)),
    remove: useLasting(remove),
    move: useLasting((at, by) => put(moved(rows, at, by), placeOf(at + by))),
    putBack: () => {
      if (removed) put(rows.toSpliced(removed.at, 0, removed.row), placeOf(removed.at))
    },
  }
}
