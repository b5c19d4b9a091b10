import { useEffect, useRef, useState } from 'react'
import { useSession } from '#client/api/session.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { StepUpReply } from '#shared/api/session.ts'
import { capital } from '#shared/capitals.ts'

type ConfirmStepProps = {
  act: string
  /** What needs the proof, and what has not happened yet. */
  of?: { needs: string; notYet: string }
  going: boolean
  /** The act goes on from here. */
  onConfirmed: () => void
  onBack: () => void
}

const A_SIGNATURE = { needs: 'A signature', notYet: 'Nothing is signed yet.' }

function Demonstrated({ act, going, onConfirmed }: Omit<ConfirmStepProps, 'onBack' | 'of'>) {
  const stepUp = useSubmit<typeof StepUpReply, Record<string, never>>({
    schema: StepUpReply,
    path: '/api/v1/demonstration/step-up',
    onDone: onConfirmed,
  })
  return (
    <>
      <p className="govuk-body">
        In this demonstration one press confirms it. In your force this is where you sign in once more.
      </p>
      <ActFailed problem={stepUp.error} />
      <button type="button" className="govuk-button" onClick={() => !going && stepUp.mutate({})}>
        Confirm and {act}
      </button>
    </>
  )
}

function SignedInElsewhere({ act, of, going, onConfirmed }: Required<Omit<ConfirmStepProps, 'onBack'>>) {
  const { steppedUpAt } = useSession()
  const [before, setBefore] = useState(steppedUpAt)
  const button = useRef<HTMLButtonElement>(null)
  // This page asks who is signed in whenever it is looked at again, so it notices what was done in the other tab.
  const confirmed = going || (steppedUpAt !== null && steppedUpAt !== before)
  useEffect(() => {
    // The link that had focus is gone by now.
    if (confirmed) button.current?.focus()
  }, [confirmed])
  const press = () => {
    // Where this proof has grown too old meanwhile, another one is asked for.
    setBefore(steppedUpAt)
    onConfirmed()
  }
  return (
    <>
      <p className="govuk-body" role="status">
        {confirmed
          ? `It is confirmed that it is you. ${of.notYet}`
          : 'Sign in once more, then come back to this tab. It notices by itself.'}
      </p>
      {confirmed ? (
        <button type="button" className="govuk-button" ref={button} onClick={() => !going && press()}>
          {capital(act)}
        </button>
      ) : (
        <p className="govuk-body">
          <a
            className="govuk-button"
            href="/api/v1/sign-in/step-up?return=%2Fsign-in%2Fconfirmed"
            target="_blank"
            rel="noopener"
          >
            Sign in once more (opens a new tab)
          </a>
        </p>
      )}
    </>
  )
}

function Nowhere({ of }: Required<Pick<ConfirmStepProps, 'of'>>) {
  return (
    <p className="govuk-body">
      You did not sign in through your organisation’s sign-in service, so it cannot be confirmed here.{' '}
      {of.notYet} Sign out, then sign in through your organisation.
    </p>
  )
}

/** Where a person proves it depends on how their session began, not on what else this installation offers. */
function Proof(props: Required<Omit<ConfirmStepProps, 'onBack'>>) {
  const { stepUpBy } = useSession()
  if (stepUpBy === 'demonstration') return <Demonstrated {...props} />
  return stepUpBy === null ? <Nowhere {...props} /> : <SignedInElsewhere {...props} />
}

/** Follows the button where the last proof of who is signing is too old. Nothing that was typed is touched. */
export function ConfirmStep({ act, of = A_SIGNATURE, going, onConfirmed, onBack }: ConfirmStepProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    heading.current?.parentElement?.scrollIntoView({ block: 'nearest' })
  }, [])
  // A signature is confirmed below the heading of the decision; other acts stand right under the page's own.
  const Heading = of === A_SIGNATURE ? 'h3' : 'h2'
  return (
    <section className="app-panel app-confirm" aria-labelledby="confirm">
      <Heading className="govuk-heading-s" id="confirm" ref={heading} tabIndex={-1}>
        Confirm that it is you
      </Heading>
      <p className="govuk-body">
        {of.needs} needs proof of who you are that is at most 5 minutes old. Nothing you wrote is lost.
      </p>
      <Proof act={act} of={of} going={going} onConfirmed={onConfirmed} />
      <p className="govuk-body">
        <button type="button" className="app-link-button" onClick={onBack}>
          {of === A_SIGNATURE ? 'Go back to your decision' : 'Go back'}
        </button>
      </p>
    </section>
  )
}
