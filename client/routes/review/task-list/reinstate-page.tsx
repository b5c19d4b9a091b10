import { useNavigate, useParams } from 'react-router'
import { refreshReview, reviewPath, useReview } from '#client/api/reviews.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { Notice } from '#client/parts/notice.tsx'
import { ActionReply, WithReason } from '#shared/api/reviews.ts'
import { reviewActionWords } from '#shared/workflow/states.ts'
import { refusalOf } from './act-of.ts'

/** Brings a withdrawn review back as a draft, with the reason. */
export function ReinstatePage() {
  useOneOfRoles('debrief_lead')
  const { id = '' } = useParams()
  const review = useReview(id)
  const navigate = useNavigate()
  const list = `/reviews/${id}`
  const refusal = refusalOf(review, 'reinstate')
  return (
    <RecordPage
      title={reviewActionWords.reinstate}
      about={review.moments.name}
      marking={review.marking}
      caption={`${review.moments.reference} · ${review.moments.name}`}
      back={{ to: list, words: `${review.moments.name}: the review` }}
      intro={
        <>
          {refusal && <Notice>{refusal.message}</Notice>}
          <p className="govuk-body app-measure">
            The review is a draft again, with all that was written. An earlier signature does not come back:
            gold reads and signs the next revision. The reason is kept in the history of the review.
          </p>
        </>
      }
      form={{
        questions: [{ id: 'reason', type: 'textarea', label: 'Why it is brought back', maxLength: 2_000 }],
        schema: WithReason,
        path: `${reviewPath(id)}/reinstate`,
        reply: ActionReply,
        onDone: async () => {
          await refreshReview(review)
          await navigate(list, { state: { done: 'The review is back as a draft.' } })
        },
      }}
      act={reviewActionWords.reinstate}
    />
  )
}
