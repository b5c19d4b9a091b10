import type { Option } from '#shared/form/definition.ts'
import { answerId, describing } from './answer-id.ts'
import type { AnswerProps } from './answer-types.ts'
import { Checkbox } from './checkbox.tsx'
import { chosenAfter } from './chosen-after.ts'
import { useFault } from './faults.tsx'
import { GroupQuestion } from './question.tsx'

const MOST_IN_ONE_COLUMN = 6

type Ticks = {
  id: string
  options: readonly Option[]
  chosen: readonly string[]
  onTick: (id: string) => void
}

function boxes({ id, options, chosen, onTick }: Ticks, from = 0) {
  return options.map((option, at) => (
    <Checkbox
      key={option.id}
      id={from + at === 0 ? id : `${id}-${from + at + 1}`}
      checked={chosen.includes(option.id)}
      onCheck={() => onTick(option.id)}
    >
      {option.label}
    </Checkbox>
  ))
}

/** Several of several, in two columns when they are many. An exclusive option stands last, after "or". */
export function ChoicesField({
  field,
  path,
  value,
  onChange,
  optional,
  hint,
}: AnswerProps<'multiselect' | 'checklist'>) {
  const id = answerId(path)
  const fault = useFault(path)
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
  const alone = field.options.filter((option) => option.id === field.exclusive)
  const together = field.options.filter((option) => option.id !== field.exclusive)
  const onTick = (optionId: string) => {
    const next = chosenAfter(chosen, optionId, field)
    onChange(next.length === 0 ? null : next)
  }
  const columns = together.length > MOST_IN_ONE_COLUMN ? ' app-cols' : ''
  return (
    <GroupQuestion id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      <div className={`govuk-checkboxes govuk-checkboxes--small${columns}`}>
        {boxes({ id, options: together, chosen, onTick })}
      </div>
      {alone.length > 0 && (
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <div className="govuk-checkboxes__divider">or</div>
          {boxes({ id, options: alone, chosen, onTick }, together.length)}
        </div>
      )}
    </GroupQuestion>
  )
}

/** "Confirm that no member of the public is named": the group's name, so that two of them can be told apart. */
function statementHeading(statement: string): string {
  return statement.startsWith('I confirm ') ? statement.slice('I '.length).replace('c', 'C') : 'Confirm'
}

/** One statement to confirm. Unticking takes the answer away: a confirmation is never "no". */
export function ConfirmField({ field, path, value, onChange, optional, hint }: AnswerProps<'confirm'>) {
  const id = answerId(path)
  const fault = useFault(path)
  return (
    <GroupQuestion
      id={id}
      label={statementHeading(field.label)}
      hint={hint}
      fault={fault}
      optional={optional}
    >
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <Checkbox
          id={id}
          checked={value === true}
          failing={fault !== undefined}
          describedBy={describing(id, { fault })}
          onCheck={(checked) => onChange(checked ? true : null)}
        >
          {field.label}
        </Checkbox>
      </div>
    </GroupQuestion>
  )
}
