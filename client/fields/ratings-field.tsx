import { isObject } from '#shared/form/answers.ts'
import { answerId, describing } from './answer-id.ts'
import type { AnswerPath, AnswerProps } from './answer-types.ts'
import { useFault } from './faults.tsx'
import { FaultMessage, GroupQuestion } from './question.tsx'
import { Radios } from './radios.tsx'

const SCALE = [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }))

type RatingProps = { path: AnswerPath; label: string; chosen: unknown; onChoose: (value: number) => void }

function Rating({ path, label, chosen, onChoose }: RatingProps) {
  const id = answerId(path)
  const fault = useFault(path)
  return (
    <fieldset
      className="govuk-fieldset app-rating"
      aria-labelledby={`${id}-label`}
      aria-describedby={describing(id, { fault })}
    >
      <div>
        <span id={`${id}-label`}>{label}</span>
        <FaultMessage id={id} fault={fault} />
      </div>
      <Radios
        id={id}
        choices={SCALE}
        chosen={typeof chosen === 'number' ? chosen : undefined}
        inline
        onChoose={onChoose}
      />
    </fieldset>
  )
}

/** Each item from 1 to 5. */
export function RatingsField({ field, path, value, onChange, optional, hint }: AnswerProps<'ratings'>) {
  const id = answerId(path)
  const fault = useFault(path)
  const ratings = isObject(value) ? value : {}
  return (
    <GroupQuestion id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      <div id={id}>
        {field.items.map((item) => (
          <Rating
            key={item.id}
            path={[...path, item.id]}
            label={item.label}
            chosen={ratings[item.id]}
            onChoose={(rating) => onChange({ ...ratings, [item.id]: rating })}
          />
        ))}
      </div>
    </GroupQuestion>
  )
}
