import { refreshReview, reviewPath } from '#client/api/reviews.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { ActionReply, type ReviewReply } from '#shared/api/reviews.ts'

/** Takes a review back from gold before gold has decided. */
export function Recall({ review }: { review: ReviewReply }) {
  const recall = useSubmit<typeof ActionReply, Record<string, never>>({
    schema: ActionReply,
    path: `${reviewPath(review.id)}/recall`,
    onDone: () => refreshReview(review),
  })
  return (
    <>
      <button type="button" className="app-link-button" onClick={() => recall.mutate({})}>
        Take it back
      </button>{' '}
      if something must be put right.
      <ActFailed problem={recall.error} />
    </>
  )
}
