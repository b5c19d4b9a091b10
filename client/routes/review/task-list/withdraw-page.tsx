import { useNavigate, useParams } from 'react-router'
import { refreshReview, reviewPath, useReview } from '#client/api/reviews.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { ActionReply, WithReason } from '#shared/api/reviews.ts'

/** Withdraws a review that was never submitted, with the reason. */
export function WithdrawPage() {
  const { id = '' } = useParams()
  const review = useReview(id)
  const navigate = useNavigate()
  const list = `/reviews/${id}`
  return (
    <RecordPage
      title="Withdraw the review"
      about={review.moments.name}
      marking={review.marking}
      caption={`${review.moments.reference} · ${review.moments.name}`}
      back={{ to: list, words: `${review.moments.name}: the review` }}
      intro={
        <p className="govuk-body app-measure">
          Nobody can write in a withdrawn review. What was written is kept, the operation stays in the
          register and still needs a review while its decision asks for one. To take the operation out of the
          register, withdraw the operation instead.
        </p>
      }
      form={{
        questions: [
          {
            id: 'reason',
            type: 'textarea',
            label: 'Why it is withdrawn',
            help: 'Your force keeps the reason with the review.',
            maxLength: 2_000,
          },
        ],
        schema: WithReason,
        path: `${reviewPath(id)}/withdraw`,
        reply: ActionReply,
        onDone: async () => {
          await refreshReview(review)
          await navigate(list)
        },
      }}
      act="Withdraw the review"
    />
  )
}
