import { useId } from 'react'

type RadioChoice<T> = { value: T; label: string }

type RadiosProps<T> = {
  /** The first radio has this id, so that a link to the answer lands on it. */
  id: string
  choices: readonly RadioChoice<T>[]
  chosen: T | undefined
  inline: boolean
  onChoose: (value: T) => void
}

export function Radios<T extends string | number | boolean>({
  id,
  choices,
  chosen,
  inline,
  onChoose,
}: RadiosProps<T>) {
  const name = useId()
  return (
    <div className={`govuk-radios govuk-radios--small${inline ? ' govuk-radios--inline' : ''}`}>
      {choices.map(({ value, label }, at) => {
        const radioId = at === 0 ? id : `${id}-${at + 1}`
        return (
          <div className="govuk-radios__item" key={radioId}>
            <input
              className="govuk-radios__input"
              id={radioId}
              name={name}
              type="radio"
              checked={value === chosen}
              onChange={() => onChoose(value)}
            />
            <label className="govuk-label govuk-radios__label" htmlFor={radioId}>
              {label}
            </label>
          </div>
        )
      })}
    </div>
  )
}
