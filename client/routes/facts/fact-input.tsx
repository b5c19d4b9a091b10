import { answerId } from '#client/fields/answer-id.ts'
import { Checkbox } from '#client/fields/checkbox.tsx'
import { chosenAfter } from '#client/fields/chosen-after.ts'
import { Radios } from '#client/fields/radios.tsx'
import { readNumber, writeNumber } from '#client/fields/typed-number.ts'
import { useTyped } from '#client/fields/use-typed.ts'
import type { Json } from '#shared/form/answers.ts'
import type { Criterion } from '#shared/rule/rule.ts'

type FactInputProps<C extends Criterion = Criterion> = {
  criterion: C
  value: Json | undefined
  describedBy: string
  failing: boolean
  onChange: (value: Json) => void
}

type OfKind<K extends Criterion['kind']> = Extract<Criterion, { kind: K }>

export function FigureInput({
  criterion,
  value,
  describedBy,
  failing,
  onChange,
}: FactInputProps<OfKind<'count' | 'money'>>) {
  const [typed, type] = useTyped(value, readNumber, writeNumber)
  const input = (
    <input
      className={`govuk-input govuk-input--num${failing ? ' govuk-input--error' : ''}`}
      id={answerId([criterion.id])}
      type="text"
      inputMode={criterion.kind === 'money' ? 'decimal' : 'numeric'}
      autoComplete="off"
      aria-describedby={describedBy}
      aria-invalid={failing}
      value={typed}
      onChange={(event) => onChange(type(event.target.value))}
    />
  )
  if (criterion.kind === 'count') return input
  return (
    <div className="govuk-input__wrapper">
      <div className="govuk-input__prefix" aria-hidden="true">
        £
      </div>
      {input}
    </div>
  )
}

export function ChoiceInput({
  criterion,
  value,
  describedBy,
  failing,
  onChange,
}: FactInputProps<OfKind<'choice'>>) {
  return (
    <select
      className={`govuk-select${failing ? ' govuk-select--error' : ''}`}
      id={answerId([criterion.id])}
      aria-describedby={describedBy}
      aria-invalid={failing}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">Not known yet</option>
      {criterion.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

export function TicksInput({ criterion, value, onChange }: FactInputProps<OfKind<'choices'>>) {
  const id = answerId([criterion.id])
  const options = criterion.options.map((option) => ({ id: option.value, label: option.label }))
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
  const alone = criterion.options.find((option) => option.alone)
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small app-cols">
      {options.map((option, at) => (
        <Checkbox
          key={option.id}
          id={at === 0 ? id : `${id}-${at + 1}`}
          checked={chosen.includes(option.id)}
          onCheck={() => onChange(chosenAfter(chosen, option.id, { options, exclusive: alone?.value }))}
        >
          {option.label}
        </Checkbox>
      ))}
    </div>
  )
}

const YES_NO_NOT_KNOWN = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not_known', label: 'Not known' },
]

export function YesNoInput({ criterion, value, onChange }: FactInputProps<OfKind<'yes_no'>>) {
  return (
    <Radios
      id={answerId([criterion.id])}
      choices={YES_NO_NOT_KNOWN}
      chosen={value === true ? 'yes' : value === false ? 'no' : 'not_known'}
      inline
      onChoose={(choice) => onChange(choice === 'not_known' ? null : choice === 'yes')}
    />
  )
}
