import { refreshReview, reviewPath } from '#client/api/reviews.ts'
import { useSession } from '#client/api/session.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { focusPlace } from '#client/parts/focus-place.ts'
import { Notice } from '#client/parts/notice.tsx'
import { ActionReply, type ReviewReply } from '#shared/api/reviews.ts'

export const WHERE_ID = 'where'

/** Submits the signed revision; what is known to stand in the way is said above the button. */
export function SubmitAct({ review }: { review: ReviewReply }) {
  const { recipient } = useSession()
  const choice = review.actions.find(({ action }) => action === 'submit')
  const submit = useSubmit<typeof ActionReply, Record<string, never>>({
    schema: ActionReply,
    path: `${reviewPath(review.id)}/submit`,
    onDone: async () => {
      await refreshReview(review)
      focusPlace(WHERE_ID)
    },
  })
  if (!choice) return null
  return (
    <section aria-labelledby="submit">
      <h2 className="govuk-heading-m" id="submit">
        Submit it
      </h2>
      <p className="govuk-body app-measure">
        Submitting fixes the tier and this text. After that an answer can be changed only by an amendment,
        which gold signs again.
      </p>
      {choice.refusal && !submit.error && <Notice>{choice.refusal.message}</Notice>}
      <ActFailed problem={submit.error} />
      <button type="button" className="govuk-button" onClick={() => !submit.isPending && submit.mutate({})}>
        Submit to the {recipient.shortName}
      </button>
    </section>
  )
}
