import { useEffect, useRef } from 'react'
import type { Rows } from './use-rows.ts'

export type RowActsProps = {
  onRemove: (at: number) => void
  onMove: (at: number, by: 1 | -1) => void
  at: number
  isLast: boolean
  name: string
}

/** Remove this row, or move it: each a button that says which row it is about. */
export function RowActs({ onRemove, onMove, at, isLast, name }: RowActsProps) {
  const act = (words: string, onClick: () => void) => (
    <button type="button" className="app-link-button app-small" onClick={onClick}>
      {words}
      <span className="govuk-visually-hidden"> {name}</span>
    </button>
  )
  return (
    <div className="app-row-acts">
      {act('Remove', () => onRemove(at))}
      {at > 0 && act('Move up', () => onMove(at, -1))}
      {!isLast && act('Move down', () => onMove(at, 1))}
    </div>
  )
}

/** Says what was removed, and gives it back. Takes focus, so that it is noticed. */
export function PutBack({ rows, name }: { rows: Rows; name: string }) {
  const place = useRef<HTMLDivElement>(null)
  const { removed } = rows
  useEffect(() => {
    if (removed) place.current?.focus()
  }, [removed])
  if (!removed) return null
  return (
    <div className="app-notice" ref={place} tabIndex={-1}>
      <p className="govuk-body">
        The {name} numbered {removed.at + 1} was removed.{' '}
        <button type="button" className="app-link-button" onClick={rows.putBack}>
          Put it back
        </button>
      </p>
    </div>
  )
}
