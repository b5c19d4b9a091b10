import { type Json, saysNone } from '#shared/form/answers.ts'
import { Checkbox } from './checkbox.tsx'

type NoneStatementProps = {
  id: string
  words: string
  value: Json | undefined
  onChange: (value: Json) => void
}

/** The statement that there is none, where that is a truthful answer. */
export function NoneStatement({ id, words, value, onChange }: NoneStatementProps) {
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small app-none">
      <Checkbox id={id} checked={saysNone(value)} onCheck={(none) => onChange(none ? { none: true } : null)}>
        {words}
      </Checkbox>
    </div>
  )
}
