import type { UseFormRegister } from 'react-hook-form'
import { FaultMessage } from '#client/fields/question.tsx'
import { checkPlace, type DecisionFault, type DecisionValues } from './decision-faults.ts'
import { groupClass } from './fault-line.tsx'

type GoldChecksProps = {
  checks: readonly string[]
  faults: readonly DecisionFault[]
  register: UseFormRegister<DecisionValues>
}

/** The points that gold ticks after reading. */
export function GoldChecks({ checks, faults, register }: GoldChecksProps) {
  const fault = faults.find(({ place }) => checks.some((_, at) => checkPlace(at) === place))?.message
  const described = `gold-checks-hint${fault === undefined ? '' : ' gold-checks-error'}`
  return (
    <div className={groupClass(fault)}>
      <fieldset className="govuk-fieldset" aria-describedby={described}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
          Gold checks <span className="app-optional">(needed to sign)</span>
        </legend>
        <div className="govuk-hint" id="gold-checks-hint">
          Tick each after reading the review.
        </div>
        <FaultMessage id="gold-checks" fault={fault} />
        <div className="govuk-checkboxes govuk-checkboxes--small">
          {checks.map((check, at) => (
            <div className="govuk-checkboxes__item" key={check}>
              <input
                className="govuk-checkboxes__input"
                type="checkbox"
                id={checkPlace(at)}
                value={check}
                {...register('checks')}
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={checkPlace(at)}>
                {check}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
