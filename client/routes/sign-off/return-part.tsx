import { type Control, type UseFormRegister, useWatch } from 'react-hook-form'
import { FaultMessage } from '#client/fields/question.tsx'
import type { DocumentSection } from '#shared/form/review-document.ts'
import { type DecisionFault, type DecisionValues, sectionPlace } from './decision-faults.ts'
import { faultAt, groupClass, WordsBox } from './fault-line.tsx'

type ReturnPartProps = {
  sections: readonly DocumentSection[]
  faults: readonly DecisionFault[]
  register: UseFormRegister<DecisionValues>
  control: Control<DecisionValues>
}

/** The sections to be put right, each with gold's words beside it. */
export function ReturnPart({ sections, faults, register, control }: ReturnPartProps) {
  const returned = useWatch({ control, name: 'returned' })
  const none = sections[0] && faultAt(faults, sectionPlace(sections[0].id))
  const described = `return-hint${none === undefined ? '' : ' return-error'}`
  return (
    <div className={groupClass(none)}>
      <fieldset className="govuk-fieldset" aria-describedby={described}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Sections to be put right</legend>
        <div className="govuk-hint" id="return-hint">
          The debrief lead sees your words above each section, and answers them before sending it again.
        </div>
        <FaultMessage id="return" fault={none} />
        <div className="govuk-checkboxes govuk-checkboxes--small">
          {sections.map(({ id, number, title }) => {
            const place = sectionPlace(id)
            const fault = faultAt(faults, `${place}-words`)
            return (
              <div key={id}>
                <div className="govuk-checkboxes__item">
                  <input
                    className="govuk-checkboxes__input"
                    type="checkbox"
                    id={place}
                    {...register(`returned.${id}.ticked`)}
                  />
                  <label className="govuk-label govuk-checkboxes__label" htmlFor={place}>
                    {number}. {title}
                  </label>
                </div>
                {returned[id]?.ticked && (
                  <div className="govuk-checkboxes__conditional">
                    <div className={groupClass(fault)}>
                      <label className="govuk-label" htmlFor={`${place}-words`}>
                        What must be put right in {number}. {title}
                      </label>
                      <WordsBox
                        id={`${place}-words`}
                        rows={3}
                        fault={fault}
                        field={register(`returned.${id}.comment`)}
                      />
                    </div>
                  </div>
                )}
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
