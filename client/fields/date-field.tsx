import { answerId } from './answer-id.ts'
import type { AnswerProps } from './answer-types.ts'
import { useFault } from './faults.tsx'
import { GroupQuestion } from './question.tsx'
import { type DateParts, readParts, writeParts } from './typed-date.ts'
import { readMomentParts, writeMomentParts } from './typed-moment.ts'
import { useTyped } from './use-typed.ts'

type PartProps = {
  id: string
  label: string
  width: 2 | 4 | 5
  failing: boolean
  typed: string
  onType: (typed: string) => void
}

function Part({ id, label, width, failing, typed, onType }: PartProps) {
  return (
    <div className="govuk-date-input__item">
      <div className="govuk-form-group">
        <label className="govuk-label govuk-date-input__label" htmlFor={id}>
          {label}
        </label>
        <input
          className={`govuk-input govuk-date-input__input govuk-input--width-${width}${failing ? ' govuk-input--error' : ''}`}
          id={id}
          type="text"
          inputMode={label === 'Month' ? 'text' : 'numeric'}
          autoComplete="off"
          aria-invalid={failing}
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      </div>
    </div>
  )
}

type DayInputsProps<T extends DateParts> = {
  id: string
  failing: boolean
  parts: T
  onType: (parts: T) => void
}

function DayInputs<T extends DateParts>({ id, failing, parts, onType }: DayInputsProps<T>) {
  const part = (name: keyof DateParts, label: string, width: 2 | 4) => (
    <Part
      id={`${id}-${name}`}
      label={label}
      width={width}
      failing={failing}
      typed={parts[name]}
      onType={(typed) => onType({ ...parts, [name]: typed })}
    />
  )
  return (
    <>
      {part('day', 'Day', 2)}
      {part('month', 'Month', 2)}
      {part('year', 'Year', 4)}
    </>
  )
}

/** A day, in three inputs. The month may be typed as a name. */
export function DateField({ field, path, value, onChange, optional, hint }: AnswerProps<'date'>) {
  const id = answerId(path)
  const fault = useFault(path)
  const [parts, type] = useTyped(value, readParts, writeParts)
  return (
    <GroupQuestion id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      <div className="govuk-date-input" id={id}>
        <DayInputs
          id={id}
          failing={fault !== undefined}
          parts={parts}
          onType={(typed) => onChange(type(typed))}
        />
      </div>
    </GroupQuestion>
  )
}

/** A day and the time on the clock in London. */
export function MomentField({ field, path, value, onChange, optional, hint }: AnswerProps<'datetime'>) {
  const id = answerId(path)
  const fault = useFault(path)
  const [parts, type] = useTyped(value, readMomentParts, writeMomentParts)
  const failing = fault !== undefined
  return (
    <GroupQuestion id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      <div className="govuk-date-input app-moment" id={id}>
        <DayInputs id={id} failing={failing} parts={parts} onType={(typed) => onChange(type(typed))} />
        <Part
          id={`${id}-time`}
          label="Time, as 14:02"
          width={5}
          failing={failing}
          typed={parts.time}
          onType={(time) => onChange(type({ ...parts, time }))}
        />
      </div>
    </GroupQuestion>
  )
}
