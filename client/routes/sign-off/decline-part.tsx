import { useQuery } from '@tanstack/react-query'
import { type Control, type UseFormRegister, useWatch } from 'react-hook-form'
import { operationsQuery } from '#client/api/operations.ts'
import { FaultMessage } from '#client/fields/question.tsx'
import type { RevisionReply } from '#shared/api/sign-off.ts'
import { type DeclineReason, declineReasonWords } from '#shared/workflow/states.ts'
import { BECAUSE_PLACE, type DecisionFault, type DecisionValues } from './decision-faults.ts'
import { faultAt, groupClass, WordsBox } from './fault-line.tsx'

type DeclinePartProps = {
  seen: RevisionReply
  faults: readonly DecisionFault[]
  register: UseFormRegister<DecisionValues>
  control: Control<DecisionValues>
}

const HINTS: Record<DeclineReason, string> = {
  duplicate: 'The operation is in the register twice. This one leaves the count; the other one stays.',
  not_required: 'You record a tier 0 decision with it: no debrief and no review.',
}

function Because({
  reason,
  register,
  hint,
}: Pick<DeclinePartProps, 'register'> & { reason: DeclineReason; hint: string }) {
  const id = reason === 'duplicate' ? BECAUSE_PLACE : `${BECAUSE_PLACE}-${reason}`
  return (
    <div className="govuk-radios__item">
      <input
        className="govuk-radios__input"
        type="radio"
        id={id}
        value={reason}
        aria-describedby={`${id}-hint`}
        {...register('because')}
      />
      <label className="govuk-label govuk-radios__label" htmlFor={id}>
        {declineReasonWords[reason]}
      </label>
      <div className="govuk-hint govuk-radios__hint" id={`${id}-hint`}>
        {hint}
      </div>
    </div>
  )
}

/** The other operations of the force that this one may repeat. */
function OtherOperation({ seen, faults, register }: Omit<DeclinePartProps, 'control'>) {
  const { data } = useQuery(operationsQuery)
  const fault = faultAt(faults, 'duplicateOf')
  const others = (data?.rows ?? []).filter(
    ({ moments }) => moments.operationId !== seen.moments.operationId && moments.removedAt === null,
  )
  return (
    <div className={groupClass(fault)}>
      <label className="govuk-label govuk-label--s" htmlFor="duplicateOf">
        Which operation does it repeat?
      </label>
      <FaultMessage id="duplicateOf" fault={fault} />
      <select
        className={`govuk-select${fault === undefined ? '' : ' govuk-select--error'}`}
        id="duplicateOf"
        aria-describedby={fault && 'duplicateOf-error'}
        aria-invalid={fault !== undefined}
        {...register('duplicateOf')}
      >
        <option value="">Choose one</option>
        {others.map(({ moments }) => (
          <option key={moments.operationId} value={moments.operationId}>
            {moments.name}, {moments.reference}
          </option>
        ))}
      </select>
    </div>
  )
}

function reasonHint(because: DecisionValues['because'], notRequired: RevisionReply['notRequired']): string {
  if (because === 'duplicate') {
    return 'The oversight body reads it beside the name of the operation. Write no names of people and nothing that must stay in the force.'
  }
  const long = (notRequired?.reasonCharacters ?? 0) > 1
  const length = long
    ? `It is a step down, so give at least ${notRequired?.reasonCharacters} characters. `
    : ''
  const waits = notRequired?.waits
    ? ' The decision takes effect when another lead or gold has confirmed it.'
    : ''
  return `${length}It is kept with the tier 0 decision.${waits}`
}

function Reason({
  seen,
  because,
  faults,
  register,
}: Omit<DeclinePartProps, 'control'> & { because: DecisionValues['because'] }) {
  const fault = faultAt(faults, 'declineReason')
  return (
    <div className={groupClass(fault)}>
      <label className="govuk-label govuk-label--s" htmlFor="declineReason">
        {because === 'duplicate' ? 'One sentence for the oversight body' : 'Why no review is required'}
      </label>
      <div className="govuk-hint" id="declineReason-hint">
        {reasonHint(because, seen.notRequired)}
      </div>
      <WordsBox id="declineReason" rows={4} hint fault={fault} field={register('declineReason')} />
    </div>
  )
}

/** No review is due: why, and what that does to the operation. What the decision table refuses is said beforehand. */
export function DeclinePart({ seen, faults, register, control }: DeclinePartProps) {
  const because = useWatch({ control, name: 'because' })
  const fault = faultAt(faults, BECAUSE_PLACE)
  const refusal = seen.notRequired?.refusal ?? null
  return (
    <>
      <p className="govuk-body">Declining withdraws the review. What was written is kept.</p>
      <div className={groupClass(fault)}>
        <fieldset className="govuk-fieldset" aria-describedby={fault && `${BECAUSE_PLACE}-error`}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Why is no review due?</legend>
          <FaultMessage id={BECAUSE_PLACE} fault={fault} />
          <div className="govuk-radios govuk-radios--small">
            <Because reason="duplicate" register={register} hint={HINTS.duplicate} />
            <Because
              reason="not_required"
              register={register}
              hint={refusal === null ? HINTS.not_required : `Not possible here. ${refusal}`}
            />
          </div>
        </fieldset>
      </div>
      {because === 'duplicate' && <OtherOperation seen={seen} faults={faults} register={register} />}
      {(because === 'duplicate' || (because === 'not_required' && refusal === null)) && (
        <Reason seen={seen} because={because} faults={faults} register={register} />
      )}
    </>
  )
}
