import { answerId } from '#client/fields/answer-id.ts'
import { FaultMessage } from '#client/fields/question.tsx'
import type { Json } from '#shared/form/answers.ts'
import type { Criterion } from '#shared/rule/rule.ts'
import { ChoiceInput, FigureInput, TicksInput, YesNoInput } from './fact-input.tsx'
import type { Hit } from './hit-of.ts'

type FactRowProps = {
  criterion: Criterion
  value: Json | undefined
  hit: Hit
  /** It is one of the facts that set the result. */
  sets: boolean
  /** What to enter instead, while what was typed is no fact. */
  unreadable: string | undefined
  /** The same, once the button was pressed. */
  fault: string | undefined
  onChange: (value: Json) => void
}

function HitLine({ id, hit, unreadable }: { id: string; hit: Hit; unreadable: string | undefined }) {
  const reached = hit.tier !== null && hit.tier > 0
  return (
    <span className="app-hit" id={`${id}-hit`}>
      {unreadable !== undefined ? 'Not counted' : reached ? <b>{hit.words}</b> : hit.words}
      {hit.close && `. ${hit.close}`}
    </span>
  )
}

/** One fact: its question, its answer, and beside it what the answer reaches. */
export function FactRow({ criterion, value, hit, sets, unreadable, fault, onChange }: FactRowProps) {
  const id = answerId([criterion.id])
  const describedBy = [`${id}-hint`, fault && `${id}-error`, `${id}-hit`].filter(Boolean).join(' ')
  const set = sets ? ' app-fact--hit' : ''
  const input = { value, describedBy, failing: fault !== undefined, onChange }
  const hint = (
    <div className="govuk-hint" id={`${id}-hint`}>
      {criterion.help}
    </div>
  )
  const hitLine = <HitLine id={id} hit={hit} unreadable={unreadable} />
  const label = (
    <label className="govuk-label" htmlFor={id}>
      {criterion.label}
      {criterion.kind === 'money' && <span className="govuk-visually-hidden">, in pounds</span>}
    </label>
  )
  if (criterion.kind === 'choices') {
    return (
      <div className={`app-fact app-fact--full${set}`}>
        <fieldset className="govuk-fieldset" aria-describedby={describedBy}>
          <legend className="govuk-fieldset__legend">{criterion.label}</legend>
          {hint}
          <FaultMessage id={id} fault={fault} />
          {hitLine}
          <TicksInput {...input} criterion={criterion} />
        </fieldset>
      </div>
    )
  }
  if (criterion.kind === 'yes_no') {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a legend cannot stand in one column of a grid and its radios in another
      <div
        className={`app-fact${set}`}
        role="group"
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy}
      >
        <div>
          <p className="govuk-label" id={`${id}-label`}>
            {criterion.label}
          </p>
          {hint}
        </div>
        <div>
          <FaultMessage id={id} fault={fault} />
          <YesNoInput {...input} criterion={criterion} />
          {hitLine}
        </div>
      </div>
    )
  }
  return (
    <div className={`app-fact${criterion.kind === 'choice' ? ' app-fact--wide' : ''}${set}`}>
      <div>
        {label}
        {hint}
      </div>
      <div className="govuk-form-group">
        <FaultMessage id={id} fault={fault} />
        {criterion.kind === 'choice' ? (
          <ChoiceInput {...input} criterion={criterion} />
        ) : (
          <FigureInput {...input} criterion={criterion} />
        )}
        {hitLine}
      </div>
    </div>
  )
}
