import { useEffect, useRef } from 'react'
import type { Rows } from './use-rows.ts'

type RowActsProps = { rows: Rows; at: number; name: string }

/** Remove this row, or move it: each a button that says which row it is about. */
export function RowActs({ rows, at, name }: RowActsProps) {
  const act = (words: string, onClick: () => void) => (
    <button type="button" className="app-link-button app-small" onClick={onClick}>
      {words}
      <span className="govuk-visually-hidden"> {name}</span>
    </button>
  )
  return (
    <div className="app-row-acts">
      {act('Remove', () => rows.remove(at))}
      {at > 0 && act('Move up', () => rows.move(at, -1))}
      {at < rows.rows.length - 1 && act('Move down', () => rows.move(at, 1))}
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
