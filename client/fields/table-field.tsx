import { inSentence } from '#shared/capitals.ts'
import { inFixedRows, isBlankRow, type Json, type JsonObject, saysNone } from '#shared/form/answers.ts'
import { isCellShown } from '#shared/form/asked.ts'
import type { Column } from '#shared/form/definition.ts'
import { AddRow } from './add-row.tsx'
import { answerId } from './answer-id.ts'
import type { AnswerPath, AnswerProps, FieldFor } from './answer-types.ts'
import { useAsking } from './asking.tsx'
import { withPart } from './changed-rows.ts'
import { columnWidths, widthClass } from './column-widths.ts'
import { useFault, useFaultsByRow } from './faults.tsx'
import { NoneStatement } from './none-statement.tsx'
import { GroupQuestion } from './question.tsx'
import { PutBack } from './row-acts.tsx'
import { AS_COLUMN_NAME, AS_ROW, AS_ROWS, AS_TABLE } from './table-roles.ts'
import { TableRow } from './table-row.tsx'
import { useLasting } from './use-lasting.ts'
import { type Rows, useRows } from './use-rows.ts'

type HeadProps = {
  columns: readonly Column[]
  widths: readonly number[]
  rowHeading?: string
  acts: boolean
}

function Head({ columns, widths, rowHeading, acts }: HeadProps) {
  const named = rowHeading !== undefined
  return (
    <thead {...AS_ROWS}>
      <tr {...AS_ROW}>
        {named && (
          <th {...AS_COLUMN_NAME} scope="col" className={widthClass(widths[0])}>
            {rowHeading}
          </th>
        )}
        {columns.map((column, at) => (
          <th
            {...AS_COLUMN_NAME}
            scope="col"
            key={column.id}
            className={widthClass(widths[named ? at + 1 : at])}
          >
            {column.label}
            {column.unit && <span className="app-optional">, {column.unit}</span>}
            {column.optional && <span className="app-optional"> (optional)</span>}
          </th>
        ))}
        {acts && (
          <th {...AS_COLUMN_NAME} scope="col">
            <span className="govuk-visually-hidden">Remove or move</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

/** From here on rows far from the screen are not laid out, so that typing stays quick. */
const LONG_FROM = 30

function entryClass(rows: number): string {
  return rows < LONG_FROM ? 'app-entry' : 'app-entry app-entry--long'
}

function widthsOf(columns: readonly Column[], parts: { rowName: boolean; acts: boolean }): number[] {
  return columnWidths(
    columns.map(({ type }) => type),
    parts,
  )
}

/** In which cells of a row nothing is asked. */
function useNotAsked(columns: readonly Column[]): (row: JsonObject) => string[] {
  const context = useAsking()
  const conditional = columns.filter(({ requiredIf }) => requiredIf !== undefined)
  return (row) =>
    conditional.filter((column) => !isCellShown(columns, column, row, context)).map(({ id }) => id)
}

type FixedProps = Pick<AnswerProps<'table'>, 'path' | 'value' | 'onChange'> & {
  field: FieldFor<'table'>
  fixed: readonly { id: string; label: string }[]
}

function FixedTable({ field, fixed, path, value, onChange }: FixedProps) {
  const rows = inFixedRows(fixed, value)
  const widths = widthsOf(field.columns, { rowName: true, acts: false })
  const notAsked = useNotAsked(field.columns)
  const faultsOf = useFaultsByRow(path)
  const onPart = useLasting((at: number, part: string, answer: Json) => {
    const next = withPart(rows, at, part, answer)
    onChange(next.every(isBlankRow) ? null : next)
  })
  return (
    <table {...AS_TABLE} className={entryClass(rows.length)}>
      <caption className="govuk-visually-hidden">{field.label}</caption>
      <Head columns={field.columns} widths={widths} rowHeading={field.rowHeading ?? 'Item'} acts={false} />
      <tbody {...AS_ROWS}>
        {fixed.map(({ id, label }, at) => (
          <TableRow
            key={id}
            columns={field.columns}
            widths={widths}
            path={path}
            at={at}
            name={label}
            row={rows[at] ?? {}}
            notAsked={notAsked(rows[at] ?? {})}
            faults={faultsOf(at)}
            onPart={onPart}
            named
          />
        ))}
      </tbody>
    </table>
  )
}

function OpenTable({ field, path, rows }: { field: FieldFor<'table'>; path: AnswerPath; rows: Rows }) {
  const notAsked = useNotAsked(field.columns)
  const faultsOf = useFaultsByRow(path)
  const shown = rows.rows.length === 0 ? [{}] : rows.rows
  const widths = widthsOf(field.columns, { rowName: false, acts: true })
  const actsOf = (at: number) => ({
    onRemove: rows.remove,
    onMove: rows.move,
    isLast: at === rows.rows.length - 1,
    name: `row ${at + 1} of ${inSentence(field.label)}`,
  })
  return (
    <table {...AS_TABLE} className={entryClass(shown.length)}>
      <caption className="govuk-visually-hidden">{field.label}</caption>
      <Head columns={field.columns} widths={widths} acts />
      <tbody {...AS_ROWS}>
        {shown.map((row, at) => (
          <TableRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a new row has no key at first; cells keep no state of their own
            key={at}
            columns={field.columns}
            widths={widths}
            path={path}
            at={at}
            name={`row ${at + 1}`}
            row={row}
            notAsked={notAsked(row)}
            faults={faultsOf(at)}
            onPart={rows.set}
            acts={rows.rows.length > 0 ? actsOf(at) : null}
          />
        ))}
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
