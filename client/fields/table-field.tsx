import { inFixedRows, isBlankRow, type Json, type JsonObject, saysNone } from '#shared/form/answers.ts'
import { isCellShown } from '#shared/form/asked.ts'
import type { Column } from '#shared/form/definition.ts'
import { inSentence } from '#shared/form/sentences.ts'
import { AddRow } from './add-row.tsx'
import { answerId } from './answer-id.ts'
import type { AnswerPath, AnswerProps, FieldFor } from './answer-types.ts'
import { useAsking } from './asking.tsx'
import { Cell } from './cell.tsx'
import { withPart } from './changed-rows.ts'
import { columnWidths } from './column-widths.ts'
import { useFault } from './faults.tsx'
import { NoneStatement } from './none-statement.tsx'
import { GroupQuestion } from './question.tsx'
import { PutBack, RowActs } from './row-acts.tsx'
import { type Rows, useRows } from './use-rows.ts'

function Head({
  columns,
  rowHeading,
  acts,
}: {
  columns: readonly Column[]
  rowHeading?: string
  acts: boolean
}) {
  const named = rowHeading !== undefined
  const widths = columnWidths(
    columns.map(({ type }) => type),
    { rowName: named, acts },
  )
  return (
    <thead>
      <tr>
        {named && (
          <th scope="col" className={`app-w-${widths[0]}`}>
            {rowHeading}
          </th>
        )}
        {columns.map((column, at) => (
          <th scope="col" key={column.id} className={`app-w-${widths[named ? at + 1 : at]}`}>
            {column.label}
            {column.unit && <span className="app-optional">, {column.unit}</span>}
            {column.optional && <span className="app-optional"> (optional)</span>}
          </th>
        ))}
        {acts && (
          <th scope="col">
            <span className="govuk-visually-hidden">Remove or move</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

type CellsProps = {
  columns: readonly Column[]
  path: AnswerPath
  rowName: string
  row: JsonObject
  onPart: (part: string, value: Json) => void
}

function Cells({ columns, path, rowName, row, onPart }: CellsProps) {
  const context = useAsking()
  return columns.map((column) =>
    isCellShown(columns, column, row, context) ? (
      <Cell
        key={column.id}
        column={column}
        path={[...path, column.id]}
        rowName={rowName}
        value={row[column.id]}
        onChange={(value) => onPart(column.id, value)}
      />
    ) : (
      <td key={column.id} className="app-soft">
        <span className="app-cell-label">
          {column.label}
          <span className="govuk-visually-hidden">, {rowName}</span>
        </span>
        Not asked
      </td>
    ),
  )
}

type FixedProps = Pick<AnswerProps<'table'>, 'path' | 'value' | 'onChange'> & {
  field: FieldFor<'table'>
  fixed: readonly { id: string; label: string }[]
}

function FixedTable({ field, fixed, path, value, onChange }: FixedProps) {
  const rows = inFixedRows(fixed, value)
  return (
    <table className="app-entry">
      <caption className="govuk-visually-hidden">{field.label}</caption>
      <Head columns={field.columns} rowHeading={field.rowHeading ?? 'Item'} acts={false} />
      <tbody>
        {fixed.map((row, at) => (
          <tr key={row.id}>
            <th scope="row">{row.label}</th>
            <Cells
              columns={field.columns}
              path={[...path, at]}
              rowName={row.label}
              row={rows[at] ?? {}}
              onPart={(part, answer) => {
                const next = withPart(rows, at, part, answer)
                onChange(next.every(isBlankRow) ? null : next)
              }}
            />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OpenTable({ field, path, rows }: { field: FieldFor<'table'>; path: AnswerPath; rows: Rows }) {
  const shown = rows.rows.length === 0 ? [{}] : rows.rows
  return (
    <table className="app-entry">
      <caption className="govuk-visually-hidden">{field.label}</caption>
      <Head columns={field.columns} acts />
      <tbody>
        {shown.map((row, at) => {
          const name = `row ${at + 1}`
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id; their cells keep no state of their own
            <tr key={at}>
              <Cells
                columns={field.columns}
                path={[...path, at]}
                rowName={name}
                row={row}
                onPart={(part, answer) => rows.set(at, part, answer)}
              />
              <td>
                {rows.rows.length > 0 && (
                  <RowActs rows={rows} at={at} name={`${name} of ${inSentence(field.label)}`} />
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function RowsTable({
  field,
  path,
  value,
  onChange,
}: Pick<AnswerProps<'table'>, 'field' | 'path' | 'value' | 'onChange'>) {
  const id = answerId(path)
  const first = field.columns[0]?.id ?? ''
  const rows = useRows({
    value,
    onChange,
    blank: () => ({}),
    readyRow: true,
    placeOf: (at) => answerId([...path, at, first]),
  })
  const none = saysNone(value)
  return (
    <>
      {!none && <OpenTable field={field} path={path} rows={rows} />}
      <PutBack rows={rows} name="row" />
      {!none && (
        <AddRow rows={rows} name="row">
          Add a row<span className="govuk-visually-hidden"> to {field.label}</span>
        </AddRow>
      )}
      {field.none !== undefined && rows.rows.every(isBlankRow) && (
        <NoneStatement id={`${id}-none`} words={field.none} value={value} onChange={onChange} />
      )}
    </>
  )
}

/** How to type a date on one line, where the table asks for one. */
function howToType(columns: readonly Column[]): string | undefined {
  const has = (type: Column['type']) => columns.some((column) => column.type === type)
  if (has('datetime')) return 'Type times as 16/10/2026 10:20.'
  return has('date') ? 'Type dates as 16/10/2026.' : undefined
}

/** Typed columns: rows that the form fixes, or rows that people add. On a phone each row is a card. */
export function TableField({ field, path, value, onChange, optional, hint }: AnswerProps<'table'>) {
  const id = answerId(path)
  const fault = useFault(path)
  const typing = howToType(field.columns)
  const words = typing ? (
    <>
      {hint} {typing}
    </>
  ) : (
    hint
  )
  return (
    <GroupQuestion id={id} label={field.label} hint={words} fault={fault} optional={optional} wide>
      <div id={id}>
        {field.rows ? (
          <FixedTable field={field} fixed={field.rows} path={path} value={value} onChange={onChange} />
        ) : (
          <RowsTable field={field} path={path} value={value} onChange={onChange} />
        )}
      </div>
    </GroupQuestion>
  )
}
