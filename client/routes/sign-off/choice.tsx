import type { ReactNode } from 'react'
import type { UseFormRegister } from 'react-hook-form'
import type { DecisionValues } from './decision-faults.ts'

type OptionProps = {
  value: DecisionValues['choice']
  label: string
  hint?: string
  register: UseFormRegister<DecisionValues>
  /** What belongs to this choice, shown while it is chosen. */
  children: ReactNode
}

function Option({ value, label, hint, register, children }: OptionProps) {
  const id = `choice-${value}`
  return (
    <>
      <div className="govuk-radios__item">
        <input
          className="govuk-radios__input"
          type="radio"
          id={id}
          value={value}
          aria-describedby={hint && `${id}-hint`}
          {...register('choice')}
        />
        <label className="govuk-label govuk-radios__label" htmlFor={id}>
          {label}
        </label>
        {hint && (
          <div className="govuk-hint govuk-radios__hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
      </div>
      {children && <div className="govuk-radios__conditional">{children}</div>}
    </>
  )
}

type ChoiceProps = {
  chosen: DecisionValues['choice']
  register: UseFormRegister<DecisionValues>
  signing: ReactNode
  returning: ReactNode
}

/** One choice, each with what it needs right below it. */
export function Choice({ chosen, register, signing, returning }: ChoiceProps) {
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What do you want to do?</legend>
        <div className="govuk-radios">
          <Option value="sign" label="Sign it off" register={register}>
            {chosen === 'sign' && signing}
          </Option>
          <Option
            value="return"
            label="Return it for work"
            hint="Choose at least one section and say what must be put right."
            register={register}
          >
            {chosen === 'return' && returning}
          </Option>
        </div>
      </fieldset>
    </div>
  )
}
