import { answerId } from '#client/fields/answer-id.ts'
import { useFault } from '#client/fields/faults.tsx'
import { GroupQuestion } from '#client/fields/question.tsx'
import type { Tier } from '#shared/rule/rule.ts'
import type { TierChoice as Choice } from './decision-outlook.ts'

type TierChoiceProps = {
  choices: readonly Choice[]
  chosen: Tier | null
  onChoose: (tier: Tier) => void
}

/** The tier to decide on: as worked out, or another with who may choose it. */
export function TierChoice({ choices, chosen, onChoose }: TierChoiceProps) {
  const path = ['chosenTier']
  const id = answerId(path)
  const fault = useFault(path)
  return (
    <GroupQuestion id={id} label="Tier chosen" fault={fault} optional={false}>
      <div className="govuk-radios">
        {choices.map(({ tier, label, hint }, at) => {
          const radioId = at === 0 ? id : `${id}-${at + 1}`
          return (
            <div className="govuk-radios__item" key={tier}>
              <input
                className="govuk-radios__input"
                id={radioId}
                name={id}
                type="radio"
                checked={tier === chosen}
                aria-describedby={hint ? `${radioId}-hint` : undefined}
                onChange={() => onChoose(tier)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={radioId}>
                {label}
              </label>
              {hint && (
                <div className="govuk-hint govuk-radios__hint" id={`${radioId}-hint`}>
                  {hint}
                </div>
              )}
            </div>
          )
        })}
      </div>
    </GroupQuestion>
  )
}
