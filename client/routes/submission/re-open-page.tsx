import { useNavigate, useParams } from 'react-router'
import { refreshReview, reviewPath, useReview } from '#client/api/reviews.ts'
import { useSession } from '#client/api/session.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { ActionReply, WithReason } from '#shared/api/reviews.ts'

/** Takes a signed review back before it is submitted. The signature stays on record and no longer counts. */
export function ReOpenPage() {
  useOneOfRoles('debrief_lead', 'gold_commander')
  const { id = '' } = useParams()
  const { recipient } = useSession()
  const navigate = useNavigate()
  const review = useReview(id)
  const back = `/reviews/${id}/submission`
  return (
    <RecordPage
      title="Open it again"
      about={review.moments.name}
      marking={review.marking}
      caption={`${review.moments.reference} · ${review.moments.name}`}
      back={{ to: back, words: `Send to the ${recipient.shortName}` }}
      intro={
        <p className="govuk-body app-measure">
          The review goes back to its debrief lead as a draft. The signature stays on record and no longer
          counts: gold signs the next revision. The reason is kept with it.
        </p>
      }
      form={{
        questions: [
          { id: 'reason', type: 'textarea', label: 'Why must it be opened again?', maxLength: 2_000 },
        ],
        schema: WithReason,
        path: `${reviewPath(id)}/re-open`,
        reply: ActionReply,
        onDone: async () => {
          await refreshReview(review)
          await navigate(`/reviews/${id}`, {
            state: { done: 'The review is open again. The signature no longer counts.' },
          })
        },
      }}
      act="Open it again"
    />
  )
}
