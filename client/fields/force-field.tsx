import { useState } from 'react'
import { focusPlace } from '#client/parts/focus-place.ts'
import { answerId, describing } from './answer-id.ts'
import type { AnswerProps } from './answer-types.ts'
import { useFault } from './faults.tsx'
import { GroupQuestion, Question } from './question.tsx'
import { SelectInput } from './select-input.tsx'
import { useSources } from './sources.tsx'

/** One force. */
export function ForceField({ field, path, value, onChange, optional, hint }: AnswerProps<'force'>) {
  const id = answerId(path)
  const fault = useFault(path)
  return (
    <Question id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      <SelectInput
        id={id}
        options={useSources().forces}
        chosen={typeof value === 'string' ? value : undefined}
        failing={fault !== undefined}
        describedBy={describing(id, { hint, fault })}
        onChoose={onChange}
      />
    </Question>
  )
}

/** Several forces: chosen one at a time from the list, each with a way to take it out again. */
export function ForcesField({ field, path, value, onChange, optional, hint }: AnswerProps<'multiforce'>) {
  const id = answerId(path)
  const fault = useFault(path)
  const { forces } = useSources()
  const [next, setNext] = useState<string | null>(null)
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
  const nameOf = (forceId: string) => forces.find((force) => force.id === forceId)?.label ?? forceId
  const put = (ids: string[]) => {
    onChange(ids.length === 0 ? null : ids)
    setNext(null)
    focusPlace(id, 'near')
  }
  return (
    <GroupQuestion id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      {chosen.length > 0 && (
        <ul className="app-chosen">
          {chosen.map((forceId) => (
            <li key={forceId}>
              {nameOf(forceId)}
              <button
                type="button"
                className="app-link-button"
                onClick={() => put(chosen.filter((each) => each !== forceId))}
              >
                Remove<span className="govuk-visually-hidden"> {nameOf(forceId)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="app-choose">
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor={id}>
            Force to add
          </label>
          <SelectInput
            id={id}
            options={forces.filter((force) => !chosen.includes(force.id))}
            chosen={next ?? undefined}
            failing={fault !== undefined}
            onChoose={setNext}
          />
        </div>
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => (next === null ? focusPlace(id, 'near') : put([...chosen, next]))}
        >
          Add this force
        </button>
      </div>
    </GroupQuestion>
  )
}
