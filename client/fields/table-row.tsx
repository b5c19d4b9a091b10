import { memo } from 'react'
import type { Json, JsonObject } from '#shared/form/answers.ts'
import type { Column } from '#shared/form/definition.ts'
import { alike } from './alike.ts'
import type { AnswerPath } from './answer-types.ts'
import { Cell } from './cell.tsx'
import { widthClass } from './column-widths.ts'
import { type Sentences, SentencesProvider } from './faults.tsx'
import { RowActs, type RowActsProps } from './row-acts.tsx'
import { AS_CELL, AS_ROW, AS_ROW_NAME } from './table-roles.ts'

type TableRowProps = {
  columns: readonly Column[]
  /** The shares of the columns, after that of the row's name where there is one. */
  widths: readonly number[]
  /** The table's. */
  path: AnswerPath
  at: number
  /** What the row is, for its labels: "Local residents", "row 2". */
  name: string
  row: JsonObject
  /** The ids of the columns that are not asked in this row. */
  notAsked: readonly string[]
  /** What is to be put right in this row. */
  faults: Sentences
  onPart: (at: number, part: string, value: Json) => void
  /** A row that the form fixes begins with its name. */
  named?: true
  /** What can be done with a row that people add; null while there is none yet. */
  acts?: Pick<RowActsProps, 'onRemove' | 'onMove' | 'isLast' | 'name'> | null
}

function NotAsked({ column, width, rowName }: { column: Column; width: string; rowName: string }) {
  return (
    <td {...AS_CELL} className={`app-soft ${width}`}>
      <span className="app-cell-label">
        {column.label}
        <span className="govuk-visually-hidden">, {rowName}</span>
      </span>
      Not asked
    </td>
  )
}

/** One row that is filled in. It takes all that it shows as props, so that a key typed in one row renders one row. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { columns, widths, path, at, name, row, notAsked, faults, onPart, named, acts } = props
  const widthOf = (column: number) => widthClass(widths[named ? column + 1 : column])
  return (
    <SentencesProvider sentences={faults}>
      <tr {...AS_ROW}>
        {named && (
          <th {...AS_ROW_NAME} scope="row" className={widthClass(widths[0])}>
            {name}
          </th>
        )}
        {columns.map((column, place) =>
          notAsked.includes(column.id) ? (
            <NotAsked key={column.id} column={column} width={widthOf(place)} rowName={name} />
          ) : (
            <Cell
              key={column.id}
              column={column}
              width={widthOf(place)}
              path={[...path, at, column.id]}
              rowName={name}
              value={row[column.id]}
              onChange={(value) => onPart(at, column.id, value)}
            />
          ),
        )}
        {acts !== undefined && <td {...AS_CELL}>{acts && <RowActs at={at} {...acts} />}</td>}
      </tr>
    </SentencesProvider>
  )
}, alike)
