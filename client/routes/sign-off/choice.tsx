import type { ReactNode } from 'react'
import type { UseFormRegister } from 'react-hook-form'
import { FaultMessage } from '#client/fields/question.tsx'
import { CHOICE_PLACE, type DecisionFault, type DecisionValues } from './decision-faults.ts'
import { faultAt, groupClass } from './fault-line.tsx'

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
  faults: readonly DecisionFault[]
  register: UseFormRegister<DecisionValues>
  /** What each choice needs; null where it is not to be had. */
  signing: ReactNode
  returning: ReactNode
  declining: ReactNode
}

/** One choice of up to three, each with what it needs right below it. */
export function Choice({ chosen, faults, register, signing, returning, declining }: ChoiceProps) {
  const fault = faultAt(faults, CHOICE_PLACE)
  return (
    <div className={groupClass(fault)}>
      <fieldset className="govuk-fieldset" aria-describedby={fault && `${CHOICE_PLACE}-error`}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What do you want to do?</legend>
        <FaultMessage id={CHOICE_PLACE} fault={fault} />
        <div className="govuk-radios">
          {signing && (
            <Option value="sign" label="Sign it off" register={register}>
              {chosen === 'sign' && signing}
            </Option>
          )}
          {returning && (
            <Option
              value="return"
              label="Return it for work"
              hint="Choose at least one section and say what must be put right."
              register={register}
            >
              {chosen === 'return' && returning}
            </Option>
          )}
          {declining && (
            <Option
              value="decline"
              label="Decline it as not required or a duplicate"
              hint="No review is due. Give the reason. The oversight body sees what comes of it."
              register={register}
            >
              {chosen === 'decline' && declining}
            </Option>
          )}
        </div>
      </fieldset>
    </div>
  )
}
