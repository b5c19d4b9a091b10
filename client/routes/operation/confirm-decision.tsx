import { refreshOperation } from '#client/api/operations.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { focusPlace } from '#client/parts/focus-place.ts'
import { Notice } from '#client/parts/notice.tsx'
import { ConfirmedReply, type DecisionReply } from '#shared/api/decisions.ts'

type ConfirmDecisionProps = {
  operationId: string
  decision: DecisionReply
  /** Who is asked to confirm it. */
  needs: string
}

/** The second person's part: a button for those who may be that person, and for others why they may not. */
export function ConfirmDecision({ operationId, decision, needs }: ConfirmDecisionProps) {
  const confirm = useSubmit<typeof ConfirmedReply, Record<string, never>>({
    schema: ConfirmedReply,
    path: `/api/v1/operations/${operationId}/decisions/${decision.id}/confirm`,
    onDone: async () => {
      await refreshOperation(operationId)
      focusPlace('decisions')
    },
  })
  if (decision.confirmRefusal !== null) {
    return (
      <Notice>
        {needs}
        {decision.inEffect === 'when_confirmed' ? '; it counts from then.' : '. It counts already.'}{' '}
        {decision.confirmRefusal}
      </Notice>
    )
  }
  return (
    <>
      <p className="govuk-body app-measure">
        {decision.inEffect === 'when_confirmed'
          ? `It comes into effect when you confirm it: tier ${decision.chosenTier}, recorded with your name and the time.`
          : 'It is in effect already. Your confirmation is recorded with your name and the time.'}
      </p>
      <ActFailed problem={confirm.error} />
      <p className="govuk-body">
        <button type="button" className="govuk-button" onClick={() => confirm.mutate({})}>
          Confirm tier {decision.chosenTier}
        </button>
      </p>
    </>
  )
}
