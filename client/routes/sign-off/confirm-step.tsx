import { useEffect, useRef } from 'react'
import { useSession } from '#client/api/session.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { StepUpReply } from '#shared/api/session.ts'

type ConfirmStepProps = {
  act: string
  going: boolean
  /** The act goes on from here. */
  onConfirmed: () => void
  onBack: () => void
}

function Demonstrated({ act, going, onConfirmed }: Omit<ConfirmStepProps, 'onBack'>) {
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

function SignedInElsewhere({ act, onConfirmed }: Pick<ConfirmStepProps, 'act' | 'onConfirmed'>) {
  return (
    <>
      <p className="govuk-body">
        <a className="govuk-link" href="/sign-in?return=%2Fsigned-in-again" target="_blank" rel="noopener">
          Sign in once more (opens a new tab)
        </a>
        , then come back here.
      </p>
      <button type="button" className="govuk-button" onClick={onConfirmed}>
        I have signed in: {act}
      </button>
    </>
  )
}

/** Follows the button where the last proof of who is signing is too old. Nothing that was typed is touched. */
export function ConfirmStep({ act, going, onConfirmed, onBack }: ConfirmStepProps) {
  const { demonstration } = useSession()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="app-panel app-confirm" aria-labelledby="confirm">
      <h3 className="govuk-heading-s" id="confirm" ref={heading} tabIndex={-1}>
        Confirm that it is you
      </h3>
      <p className="govuk-body">
        A signature needs proof of who you are that is at most 5 minutes old. Nothing you wrote is lost.
      </p>
      {demonstration ? (
        <Demonstrated act={act} going={going} onConfirmed={onConfirmed} />
      ) : (
        <SignedInElsewhere act={act} onConfirmed={onConfirmed} />
      )}
      <p className="govuk-body">
        <button type="button" className="app-link-button" onClick={onBack}>
          Go back to your decision
        </button>
      </p>
    </section>
  )
}
