import { useEffect, useRef, useState } from 'react'
import { useSession } from '#client/api/session.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { StepUpReply } from '#shared/api/session.ts'

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
  const [before] = useState(steppedUpAt)
  // This page asks who is signed in whenever it is looked at again, so it notices what was done in the other tab.
  const confirmed = steppedUpAt !== null && steppedUpAt !== before
  return (
    <>
      <p className="govuk-body" role="status">
        {confirmed
          ? `It is confirmed that it is you. ${of.notYet}`
          : 'Sign in once more, then come back to this tab. It notices by itself.'}
      </p>
      {confirmed ? (
        <button type="button" className="govuk-button" onClick={() => !going && onConfirmed()}>
          {act.charAt(0).toUpperCase() + act.slice(1)}
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

/** Follows the button where the last proof of who is signing is too old. Nothing that was typed is touched. */
export function ConfirmStep({ act, of = A_SIGNATURE, going, onConfirmed, onBack }: ConfirmStepProps) {
  const { demonstration } = useSession()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
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
      {demonstration ? (
        <Demonstrated act={act} going={going} onConfirmed={onConfirmed} />
      ) : (
        <SignedInElsewhere act={act} of={of} going={going} onConfirmed={onConfirmed} />
      )}
      <p className="govuk-body">
        <button type="button" className="app-link-button" onClick={onBack}>
          {of === A_SIGNATURE ? 'Go back to your decision' : 'Go back'}
        </button>
      </p>
    </section>
  )
}
