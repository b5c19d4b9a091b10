import type { ReactNode } from 'react'
import { answerId, describing } from './answer-id.ts'
import type { AnswerProps } from './answer-types.ts'
import { useFault } from './faults.tsx'
import { Question } from './question.tsx'
import { readNumber, writeMoney, writeNumber } from './typed-number.ts'
import { useTyped } from './use-typed.ts'

type FigureProps = Pick<AnswerProps, 'path' | 'value' | 'onChange' | 'optional' | 'hint'> & {
  label: string
  decimals: boolean
  before?: string
  after?: string | undefined
}

function Affix({ side, children }: { side: 'prefix' | 'suffix'; children: ReactNode }) {
  return (
    <div className={`govuk-input__${side}`} aria-hidden="true">
      {children}
    </div>
  )
}

function Figure({ label, path, value, onChange, optional, hint, decimals, before, after }: FigureProps) {
  const id = answerId(path)
  const fault = useFault(path)
  const isMoney = before === '£'
  const [typed, type] = useTyped(value, readNumber, isMoney ? writeMoney : writeNumber)
  const unit = isMoney ? 'in pounds' : after
  return (
    <Question id={id} label={label} heard={unit} hint={hint} fault={fault} optional={optional}>
      <div className="govuk-input__wrapper">
        {before && <Affix side="prefix">{before}</Affix>}
        <input
          className={`govuk-input govuk-input--width-10${fault ? ' govuk-input--error' : ''}`}
          id={id}
          type="text"
          inputMode={decimals ? 'decimal' : 'numeric'}
          autoComplete="off"
          aria-describedby={describing(id, { hint, fault })}
          aria-invalid={fault !== undefined}
          value={typed}
          onChange={(event) => onChange(type(event.target.value))}
        />
        {after && <Affix side="suffix">{after}</Affix>}
      </div>
    </Question>
  )
}

/** A number, with its unit after it. */
export function NumberField({ field, ...answer }: AnswerProps<'number'>) {
  return <Figure {...answer} label={field.label} decimals={field.decimals !== undefined} after={field.unit} />
}

/** An amount in pounds. */
export function MoneyField({ field, ...answer }: AnswerProps<'money'>) {
  return <Figure {...answer} label={field.label} decimals before="£" />
}
