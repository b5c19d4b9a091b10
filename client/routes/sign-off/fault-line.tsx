import { FaultMessage } from '#client/fields/question.tsx'
import type { DecisionFault } from './decision-faults.ts'

/** The sentence for one place, if something is to be put right there. */
export function faultAt(faults: readonly DecisionFault[], place: string): string | undefined {
  return faults.find((fault) => fault.place === place)?.message
}

type WordsBoxProps = {
  id: string
  fault: string | undefined
  rows: number
  hint?: boolean
  /** From react-hook-form's `register`. */
  field: object
}

/** A box for several lines, with its sentence above it. */
export function WordsBox({ id, fault, rows, hint = false, field }: WordsBoxProps) {
  const described = [hint && `${id}-hint`, fault !== undefined && `${id}-error`].filter(Boolean).join(' ')
  return (
    <>
      <FaultMessage id={id} fault={fault} />
      <textarea
        className={`govuk-textarea${fault === undefined ? '' : ' govuk-textarea--error'}`}
        id={id}
        rows={rows}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={fault !== undefined}
        {...field}
      />
    </>
  )
}

/** The class of a question, with the bar at its side where something is wrong. */
export function groupClass(fault: string | undefined): string {
  return `govuk-form-group${fault === undefined ? '' : ' govuk-form-group--error'}`
}
