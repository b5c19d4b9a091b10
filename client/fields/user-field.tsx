import { isAnswered, isObject, type JsonObject } from '#shared/form/answers.ts'
import { answerId } from './answer-id.ts'
import type { AnswerProps } from './answer-types.ts'
import { useFault } from './faults.tsx'
import { FaultMessage, GroupQuestion } from './question.tsx'

type PartProps = {
  id: string
  label: string
  fault: string | undefined
  value: unknown
  onType: (typed: string) => void
}

function Part({ id, label, fault, value, onType }: PartProps) {
  return (
    <div className={`govuk-form-group${fault ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <FaultMessage id={id} fault={fault} />
      <input
        className={`govuk-input govuk-input--width-30${fault ? ' govuk-input--error' : ''}`}
        id={id}
        type="text"
        autoComplete="off"
        aria-describedby={fault && `${id}-error`}
        aria-invalid={fault !== undefined}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  )
}

/** A person by role and rank, and by name where the form asks for one: names stay in the force. */
export function UserField({ field, path, value, onChange, optional, hint }: AnswerProps<'user'>) {
  const id = answerId(path)
  const faults = {
    whole: useFault(path),
    role: useFault([...path, 'role']),
    name: useFault([...path, 'name']),
  }
  const person: JsonObject = isObject(value) ? value : {}
  const onType = (part: 'role' | 'name') => (typed: string) => {
    const { [part]: _before, ...rest } = person
    const next = typed === '' ? rest : { ...person, [part]: typed }
    onChange(isAnswered(next) ? next : null)
  }
  return (
    <GroupQuestion id={id} label={field.label} hint={hint} fault={faults.whole} optional={optional}>
      <div className="app-pair-inputs" id={id}>
        <Part
          id={`${id}-role`}
          label="Role, with rank if it has one"
          fault={faults.role}
          value={person.role}
          onType={onType('role')}
        />
        {field.named && (
          <Part
            id={`${id}-name`}
            label="Name (stays in the force)"
            fault={faults.name}
            value={person.name}
            onType={onType('name')}
          />
        )}
      </div>
    </GroupQuestion>
  )
}
