import { memo } from 'react'
import { isBlankRow, type Json, type JsonObject, saysNone } from '#shared/form/answers.ts'
import { AddRow } from './add-row.tsx'
import { alike } from './alike.ts'
import { answerId, describing } from './answer-id.ts'
import type { AnswerPath, AnswerProps } from './answer-types.ts'
import { type Sentences, SentencesProvider, useFault, useFaultsByRow } from './faults.tsx'
import { NoneStatement } from './none-statement.tsx'
import { FaultMessage, GroupQuestion } from './question.tsx'
import { PutBack, RowActs, type RowActsProps } from './row-acts.tsx'
import { type Rows, useRows } from './use-rows.ts'

type LinePartProps = {
  path: AnswerPath
  label: string
  of: string
  value: Json | undefined
  onChange: (value: Json) => void
}

function LinePart({ path, label, of, value, onChange }: LinePartProps) {
  const id = answerId(path)
  const fault = useFault(path)
  return (
    <td>
      <FaultMessage id={id} fault={fault} />
      <label className="app-cell-label" htmlFor={id}>
        {label}
        <span className="govuk-visually-hidden">, {of}</span>
      </label>
      <input
        className={`govuk-input${fault ? ' govuk-input--error' : ''}`}
        id={id}
        type="text"
        autoComplete="off"
        aria-describedby={describing(id, { fault })}
        aria-invalid={fault !== undefined}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      />
    </td>
  )
}

type LinkRowProps = {
  path: AnswerPath
  at: number
  row: JsonObject
  faults: Sentences
  onPart: Rows['set']
  acts: Pick<RowActsProps, 'onRemove' | 'onMove' | 'isLast'> | null
}

const LinkRow = memo(function LinkRow({ path, at, row, faults, onPart, acts }: LinkRowProps) {
  const name = `link ${at + 1}`
  return (
    <SentencesProvider sentences={faults}>
      <tr>
        <LinePart
          path={[...path, at, 'reference']}
          label="Reference of the lesson"
          of={name}
          value={row.reference}
          onChange={(typed) => onPart(at, 'reference', typed ?? '')}
        />
        <LinePart
          path={[...path, at, 'note']}
          label="Note"
          of={name}
          value={row.note}
          onChange={(typed) => onPart(at, 'note', typed)}
        />
        <td>{acts && <RowActs at={at} name={name} {...acts} />}</td>
      </tr>
    </SentencesProvider>
  )
}, alike)

function LinksTable({
  field,
  path,
  value,
  onChange,
}: Pick<AnswerProps<'lesson-links'>, 'field' | 'path' | 'value' | 'onChange'>) {
  const blank = (): JsonObject => ({ reference: '' })
  const place = (at: number) => answerId([...path, at, 'reference'])
  const rows = useRows({ value, onChange, blank, readyRow: true, placeOf: place })
  const faultsOf = useFaultsByRow(path)
  const shown = rows.rows.length === 0 ? [blank()] : rows.rows
  const none = saysNone(value)
  return (
    <>
      {!none && (
        <table className="app-entry">
          <caption className="govuk-visually-hidden">{field.label}</caption>
          <thead>
            <tr>
              <th scope="col" className="app-w-34">
                Reference of the lesson
              </th>
              <th scope="col" className="app-w-50">
                Note<span className="app-optional"> (optional)</span>
              </th>
              <th scope="col">
                <span className="govuk-visually-hidden">Remove or move</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <LinkRow
                // biome-ignore lint/suspicious/noArrayIndexKey: links have no id; their inputs keep no state of their own
                key={at}
                path={path}
                at={at}
                row={row}
                faults={faultsOf(at)}
                onPart={rows.set}
                acts={
                  rows.rows.length > 0
                    ? { onRemove: rows.remove, onMove: rows.move, isLast: at === rows.rows.length - 1 }
                    : null
                }
              />
            ))}
          </tbody>
        </table>
      )}
      <PutBack rows={rows} name="link" />
      {!none && (
        <AddRow rows={rows} name="lesson">
          Add a lesson<span className="govuk-visually-hidden"> to {field.label}</span>
        </AddRow>
      )}
      {field.none !== undefined && rows.rows.every(isBlankRow) && (
        <NoneStatement id={`${answerId(path)}-none`} words={field.none} value={value} onChange={onChange} />
      )}
    </>
  )
}

/** Earlier lessons, by reference, each with a note. */
export function LessonLinksField({
  field,
  path,
  value,
  onChange,
  optional,
  hint,
}: AnswerProps<'lesson-links'>) {
  const id = answerId(path)
  const fault = useFault(path)
  return (
    <GroupQuestion id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      <div id={id}>
        <LinksTable field={field} path={path} value={value} onChange={onChange} />
      </div>
    </GroupQuestion>
  )
}
