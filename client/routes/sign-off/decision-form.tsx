import { type Ref, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useSession } from '#client/api/session.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { Notice } from '#client/parts/notice.tsx'
import type { RevisionReply } from '#shared/api/sign-off.ts'
import { Choice } from './choice.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import {
  type DecisionFault,
  type DecisionValues,
  decisionFaults,
  declineBody,
  returnBody,
  signOffBody,
} from './decision-faults.ts'
import { DeclinePart } from './decline-part.tsx'
import { faultAt, groupClass, WordsBox } from './fault-line.tsx'
import { GoldChecks } from './gold-checks.tsx'
import { DECIDE_ID } from './places.ts'
import { ReturnPart } from './return-part.tsx'
import { SignPart } from './sign-part.tsx'
import { StaleNotice } from './stale-notice.tsx'
import { type DecisionState, useDecision } from './use-decision.ts'

type DecisionFormProps = {
  seen: RevisionReply
  canSign: boolean
  /** Told at each press of the button, so that the page can say first what is wrong. */
  onFaults: (faults: readonly DecisionFault[]) => void
  ref: Ref<HTMLElement>
}

function Outcome({
  state,
  seen,
  act,
}: {
  state: DecisionState
  seen: RevisionReply
  act: DecisionValues['choice']
}) {
  if (state.now === 'refused') return <ActFailed problem={state.problem} />
  if (state.now === 'stale') {
    return <StaleNotice review={state.review} revision={seen.revision} act={act || 'return'} />
  }
  if (state.now !== 'opened_again') return null
  return (
    <Notice alert>
      You signed in again after you opened this revision, so it was opened for you once more. It is the same
      text. Nothing was signed yet: press the button again.
    </Notice>
  )
}

function GoldComment({ fault, field }: { fault: string | undefined; field: object }) {
  const { recipient } = useSession()
  return (
    <div className={groupClass(fault)}>
      <label className="govuk-label govuk-label--s" htmlFor="comment">
        Gold comment <span className="app-optional">(optional)</span>
      </label>
      <div className="govuk-hint" id="comment-hint">
        Kept with your signature. Seen by the {recipient.shortName}.
      </div>
      <WordsBox id="comment" rows={3} hint fault={fault} field={field} />
    </div>
  )
}

const ACTS = { '': 'Go on', return: 'Return it', decline: 'Decline it' }

/** What is chosen already: signing where it can be had, or the one act that there is. Declining never is. */
function chosenAtFirst(canSign: boolean, canDecline: boolean): DecisionValues['choice'] {
  if (canSign) return 'sign'
  return canDecline ? '' : 'return'
}

/** Gold's decision about one revision: the checks, a comment, one choice, and one button that names the act. */
export function DecisionForm({ seen, canSign, onFaults, ref }: DecisionFormProps) {
  const [faults, setFaults] = useState<readonly DecisionFault[]>([])
  const canDecline = seen.actions.some(({ action }) => action === 'decline')
  const { register, control, handleSubmit, watch, getValues } = useForm<DecisionValues>({
    defaultValues: {
      choice: chosenAtFirst(canSign, canDecline),
      checks: [],
      comment: '',
      reasonForAnotherGold: '',
      returned: {},
      because: '',
      duplicateOf: '',
      declineReason: '',
    },
    shouldFocusError: false,
  })
  const decision = useDecision(seen)
  const choice = watch('choice')
  const { sections } = seen.rendition.document
  const { digest, isNamedGold, notRequired } = seen
  const revision = { number: seen.revision, digest, isNamedGold, sections, notRequired }
  const signing = `sign revision ${seen.revision}`

  const decide = (values: DecisionValues) => {
    const found = decisionFaults(values, revision)
    setFaults(found)
    onFaults(found)
    if (found.length > 0 || decision.going) return
    if (values.choice === 'sign') return decision.sign(signOffBody(values, revision))
    if (values.choice === 'return') return decision.giveBack(returnBody(values, revision))
    const body = declineBody(values)
    if (body) decision.decline(body)
  }
  const returning = <ReturnPart sections={sections} faults={faults} register={register} control={control} />

  return (
    <section aria-labelledby={DECIDE_ID} ref={ref} className="app-decide">
      <h2 className="govuk-heading-m" id={DECIDE_ID}>
        Your decision
      </h2>
      <form noValidate onSubmit={handleSubmit(decide)}>
        {canSign && (
          <>
            <GoldChecks checks={seen.goldChecks} faults={faults} register={register} />
            <GoldComment fault={faultAt(faults, 'comment')} field={register('comment')} />
          </>
        )}
        {canSign || canDecline ? (
          <Choice
            chosen={choice}
            faults={faults}
            register={register}
            signing={canSign && <SignPart seen={seen} faults={faults} register={register} />}
            returning={returning}
            declining={
              canDecline && <DeclinePart seen={seen} faults={faults} register={register} control={control} />
            }
          />
        ) : (
          returning
        )}
        <Outcome state={decision.state} seen={seen} act={choice} />
        {decision.state.now !== 'confirm' && (
          <button type="submit" className="govuk-button">
            {choice === 'sign' ? `Sign revision ${seen.revision}` : ACTS[choice]}
          </button>
        )}
      </form>
      {decision.state.now === 'confirm' && (
        <ConfirmStep
          act={signing}
          going={decision.going}
          onConfirmed={() => decision.sign(signOffBody(getValues(), revision))}
          onBack={decision.open}
        />
      )}
    </section>
  )
}
