import type { ReactNode } from 'react'

type CheckboxProps = {
  id: string
  checked: boolean
  describedBy?: string | undefined
  failing?: boolean
  onCheck: (checked: boolean) => void
  children: ReactNode
}

export function Checkbox({ id, checked, describedBy, failing, onCheck, children }: CheckboxProps) {
  return (
    <div className="govuk-checkboxes__item">
      <input
        className="govuk-checkboxes__input"
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={describedBy}
        aria-invalid={failing}
        onChange={(event) => onCheck(event.target.checked)}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
        {children}
      </label>
    </div>
  )
}
