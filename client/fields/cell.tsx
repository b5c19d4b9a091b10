import { capital } from '#shared/capitals.ts'
import type { Json } from '#shared/form/answers.ts'
import type { Column } from '#shared/form/definition.ts'
import { answerId } from './answer-id.ts'
import type { AnswerPath } from './answer-types.ts'
import { useFault } from './faults.tsx'
import { FaultMessage } from './question.tsx'
import { SelectInput } from './select-input.tsx'
import { useSources } from './sources.tsx'
import { AS_CELL } from './table-roles.ts'
import { readDateLine, writeDateLine } from './typed-date.ts'
import { readMomentLine, writeMomentLine } from './typed-moment.ts'
import { readNumber, writeNumber } from './typed-number.ts'
import { useTyped } from './use-typed.ts'

type CellInputProps = {
  column: Column
  id: string
  failing: boolean
  describedBy: string | undefined
  value: Json | undefined
  onChange: (value: Json) => void
}

type Lines = { read: (typed: string) => Json; write: (value: Json | undefined) => string; numeric?: true }

const asText: Lines = {
  read: (typed) => (typed === '' ? null : typed),
  write: (value) => (typeof value === 'string' ? value : ''),
}
const LINES: Partial<Record<Column['type'], Lines>> = {
  text: asText,
  number: { read: readNumber, write: writeNumber, numeric: true },
  date: { read: readDateLine, write: writeDateLine },
  datetime: { read: readMomentLine, write: writeMomentLine },
}

function LineCell({ column, id, failing, describedBy, value, onChange }: CellInputProps) {
  const { read, write, numeric } = LINES[column.type] ?? asText
  const [typed, type] = useTyped(value, read, write)
  return (
    <input
      className={`govuk-input${failing ? ' govuk-input--error' : ''}`}
      id={id}
      type="text"
      inputMode={numeric && column.decimals === undefined ? 'numeric' : 'text'}
      autoComplete="off"
      aria-describedby={describedBy}
      aria-invalid={failing}
      value={typed}
      onChange={(event) => onChange(type(event.target.value))}
    />
  )
}

function TextareaCell({ id, failing, describedBy, value, onChange }: CellInputProps) {
  return (
    <textarea
      className={`govuk-textarea${failing ? ' govuk-textarea--error' : ''}`}
      id={id}
      rows={1}
      aria-describedby={describedBy}
      aria-invalid={failing}
      value={asText.write(value)}
      onChange={(event) => onChange(asText.read(event.target.value))}
    />
  )
}

const YES_NO = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
]

function BooleanCell({ value, onChange, ...cell }: CellInputProps) {
  const chosen = typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined
  return (
    <SelectInput
      {...cell}
      options={YES_NO}
      chosen={chosen}
      onChoose={(id) => onChange(id === null ? null : id === 'yes')}
    />
  )
}

function ChoiceCell({ column, value, onChange, ...cell }: CellInputProps) {
  const { forces } = useSources()
  const own = (column.options ?? []).map(({ id, label }) => ({ id, label: capital(label) }))
  return (
    <SelectInput
      {...cell}
      options={column.type === 'force' ? forces : own}
      chosen={typeof value === 'string' ? value : undefined}
      onChoose={onChange}
    />
  )
}

function inputFor(type: Column['type']) {
  if (type === 'textarea') return TextareaCell
  if (type === 'boolean') return BooleanCell
  return type === 'select' || type === 'force' ? ChoiceCell : LineCell
}

type CellProps = {
  column: Column
  /** The class of its share of the width. */
  width: string
  path: AnswerPath
  /** What the row is, for the label: "Local residents", "row 2". */
  rowName: string
  value: Json | undefined
  onChange: (value: Json) => void
}

/** One cell of a table that is filled in. Its label is seen on a phone and heard everywhere. */
export function Cell({ column, width, path, rowName, value, onChange }: CellProps) {
  const id = answerId(path)
  const fault = useFault(path)
  const Input = inputFor(column.type)
  return (
    <td {...AS_CELL} className={width}>
      <FaultMessage id={id} fault={fault} />
      <label className="app-cell-label" htmlFor={id}>
        {column.label}
        {column.optional && <span className="app-optional"> (optional)</span>}
        <span className="govuk-visually-hidden">, {rowName}</span>
      </label>
      <Input
        column={column}
        id={id}
        failing={fault !== undefined}
        describedBy={fault && `${id}-error`}
        value={value}
        onChange={onChange}
      />
    </td>
  )
}
