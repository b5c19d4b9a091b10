import type { ReactNode } from 'react'
import { LIMITS } from '#shared/form/characters.ts'
import { roomForRows } from './room-for-rows.ts'
import type { Rows } from './use-rows.ts'

type AddRowProps = {
  rows: Rows
  /** What one of them is called: row, action, link. */
  name: string
  id?: string
  children: ReactNode
}

/** Adds a row while there is room for one, and says beforehand when there soon will not be. */
export function AddRow({ rows, name, id, children }: AddRowProps) {
  const room = roomForRows(rows.rows.length, name)
  return (
    <>
      <div role="status">{room && <p className="govuk-hint">{room}</p>}</div>
      {rows.rows.length < LIMITS.rows && (
        <button type="button" id={id} className="govuk-button govuk-button--secondary" onClick={rows.add}>
          {children}
        </button>
      )}
    </>
  )
}
