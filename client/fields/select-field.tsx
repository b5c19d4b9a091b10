import type { Option } from '#shared/form/definition.ts'
import { answerId, describing } from './answer-id.ts'
import type { AnswerProps } from './answer-types.ts'
import { useFault } from './faults.tsx'
import { GroupQuestion, Question } from './question.tsx'
import { Radios } from './radios.tsx'
import { SelectInput } from './select-input.tsx'

const MOST_RADIOS = 5
/** More letters than this in all do not fit on one line beside their radios. */
const INLINE_LETTERS = 45

function fitsOneLine(options: readonly { label: string }[]): boolean {
  return options.reduce((sum, { label }) => sum + label.length, 0) <= INLINE_LETTERS
}

function asRadios(options: readonly Option[]): boolean {
  return options.length <= MOST_RADIOS && options.every(({ group }) => group === undefined)
}

function ClearAnswer({ label, onClear }: { label: string; onClear: () => void }) {
  return (
    <button type="button" className="app-link-button app-small" onClick={onClear}>
      Clear this answer<span className="govuk-visually-hidden">: {label}</span>
    </button>
  )
}

/** One of several: radios while they are few, else a list. An optional answer can be taken away again. */
export function SelectField({ field, path, value, onChange, optional, hint }: AnswerProps<'select'>) {
  const id = answerId(path)
  const fault = useFault(path)
  const chosen = typeof value === 'string' ? value : undefined
  if (!asRadios(field.options)) {
    return (
      <Question id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
        <SelectInput
          id={id}
          options={field.options}
          chosen={chosen}
          failing={fault !== undefined}
          describedBy={describing(id, { hint, fault })}
          onChoose={onChange}
        />
      </Question>
    )
  }
  return (
    <GroupQuestion id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      <Radios
        id={id}
        choices={field.options.map((option) => ({ value: option.id, label: option.label }))}
        chosen={chosen}
        inline={fitsOneLine(field.options)}
        onChoose={onChange}
      />
      {optional && chosen !== undefined && <ClearAnswer label={field.label} onClear={() => onChange(null)} />}
    </GroupQuestion>
  )
}

const YES_NO = [
  { value: true, label: 'Yes' },
  { value: false, label: 'No' },
]

/** Yes or no; neither until it is answered. */
export function BooleanField({ field, path, value, onChange, optional, hint }: AnswerProps<'boolean'>) {
  const id = answerId(path)
  const fault = useFault(path)
  const chosen = typeof value === 'boolean' ? value : undefined
  return (
    <GroupQuestion id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      <Radios id={id} choices={YES_NO} chosen={chosen} inline onChoose={onChange} />
      {optional && chosen !== undefined && <ClearAnswer label={field.label} onClear={() => onChange(null)} />}
    </GroupQuestion>
  )
}
