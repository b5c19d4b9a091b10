import type { ReactNode } from 'react'
import { describing } from './answer-id.ts'

type QuestionProps = {
  /** The id of the control, or of the first one of a group. */
  id: string
  label: string
  /** Read aloud after the label: the unit that is drawn beside the control. */
  heard?: string | undefined
  hint?: ReactNode
  fault?: string | undefined
  optional: boolean
  /** The whole question takes the width of the page: for tables and lists of records. */
  wide?: boolean
  children: ReactNode
}

export function FaultMessage({ id, fault }: { id: string; fault: string | undefined }) {
  if (fault === undefined) return null
  return (
    <p id={`${id}-error`} className="govuk-error-message">
      <span className="govuk-visually-hidden">Error:</span> {fault}
    </p>
  )
}

function Hint({ id, hint }: { id: string; hint: ReactNode }) {
  if (!hint) return null
  return (
    <div id={`${id}-hint`} className="govuk-hint">
      {hint}
    </div>
  )
}

function Words({ label, heard, optional }: Pick<QuestionProps, 'label' | 'heard' | 'optional'>) {
  return (
    <>
      {label}
      {heard && <span className="govuk-visually-hidden">, {heard}</span>}
      {optional && <span className="app-optional"> (optional)</span>}
    </>
  )
}

function groupClass(fault: unknown, wide = false): string {
  return `govuk-form-group app-q ${wide ? 'app-wide' : 'app-form-width'}${fault ? ' govuk-form-group--error' : ''}`
}

/** A question with one control. */
export function Question({ id, label, heard, hint, fault, optional, wide, children }: QuestionProps) {
  return (
    <div className={groupClass(fault, wide)}>
      <label className="govuk-label govuk-label--m" htmlFor={id}>
        <Words label={label} heard={heard} optional={optional} />
      </label>
      <Hint id={id} hint={hint} />
      <FaultMessage id={id} fault={fault} />
      {children}
    </div>
  )
}

/** A question with several controls: they are read out as one group under its words. */
export function GroupQuestion({ id, label, hint, fault, optional, wide, children }: QuestionProps) {
  return (
    <div className={groupClass(fault, wide)}>
      <fieldset className="govuk-fieldset" aria-describedby={describing(id, { hint, fault })}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
          <Words label={label} optional={optional} />
        </legend>
        <Hint id={id} hint={hint} />
        <FaultMessage id={id} fault={fault} />
        {children}
      </fieldset>
    </div>
  )
}
