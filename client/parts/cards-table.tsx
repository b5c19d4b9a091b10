import type { ReactNode } from 'react'

export type CardColumn<T> = {
  id: string
  heading: string
  numeric?: boolean
  /** The heading stands before the value on a phone, where no heading is seen. */
  named?: boolean
  cell: (row: T) => ReactNode
}

export type CardGroup<T> = {
  id: string
  /** A heading across the table, with the number of its rows. */
  heading?: string
  rows: readonly T[]
}

type CardsTableProps<T> = {
  caption: string
  columns: readonly CardColumn<T>[]
  groups: readonly CardGroup<T>[]
  keyOf: (row: T) => string
  isOverdue?: (row: T) => boolean
  className?: string
}

function headClass(column: { numeric?: boolean }): string {
  return `govuk-table__header${column.numeric ? ' govuk-table__header--numeric' : ''}`
}

function Row<T>({ row, columns, overdue }: { row: T; columns: readonly CardColumn<T>[]; overdue: boolean }) {
  const [first, ...rest] = columns
  return (
    <tr className={`govuk-table__row${overdue ? ' app-row--overdue' : ''}`}>
      {first && (
        <th scope="row" className="govuk-table__header">
          {first.cell(row)}
        </th>
      )}
      {rest.map((column) => (
        <td
          key={column.id}
          className={`govuk-table__cell${column.numeric ? ' govuk-table__cell--numeric' : ''}`}
          data-l={column.named ? column.heading : undefined}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

/** A table whose rows become cards on a phone. The first column names the row. */
export function CardsTable<T>({ caption, columns, groups, keyOf, isOverdue, className }: CardsTableProps<T>) {
  return (
    <table className={['govuk-table app-cards', className].filter(Boolean).join(' ')}>
      <caption className="govuk-visually-hidden">{caption}</caption>
      <thead className="govuk-table__head">
        <tr>
          {columns.map((column) => (
            <th scope="col" className={headClass(column)} key={column.id}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody className="govuk-table__body" key={group.id}>
          {group.heading !== undefined && (
            <tr className="app-group-row">
              <th scope="rowgroup" colSpan={columns.length}>
                {group.heading} <span className="app-optional">({group.rows.length})</span>
              </th>
            </tr>
          )}
          {group.rows.map((row) => (
            <Row key={keyOf(row)} row={row} columns={columns} overdue={isOverdue?.(row) ?? false} />
          ))}
        </tbody>
      ))}
    </table>
  )
}
