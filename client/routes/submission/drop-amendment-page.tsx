import { useNavigate, useParams } from 'react-router'
import { z } from 'zod'
import { refreshReview, reviewPath, useReview } from '#client/api/reviews.ts'
import { useSession } from '#client/api/session.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { ActionReply } from '#shared/api/reviews.ts'
import { reviewActionWords } from '#shared/workflow/states.ts'

const NothingToSay = z.strictObject({})

/** Gives an amendment up before it is sent to gold. */
export function DropAmendmentPage() {
  useOneOfRoles('debrief_lead')
  const { id = '' } = useParams()
  const { recipient } = useSession()
  const navigate = useNavigate()
  const review = useReview(id)
  return (
    <RecordPage
      title={reviewActionWords.drop_amendment}
      about={review.moments.name}
      marking={review.marking}
      caption={`${review.moments.reference} · ${review.moments.name}`}
      back={{ to: `/reviews/${id}`, words: `${review.moments.name}: the review` }}
      intro={
        <p className="govuk-body app-measure">
          Revision {review.submission?.revision} stays with the {recipient.shortName} as it was sent. What you
          changed since is kept in the draft, for a later amendment, and is not sent.
        </p>
      }
      form={{
        questions: [],
        schema: NothingToSay,
        path: `${reviewPath(id)}/drop-amendment`,
        reply: ActionReply,
        onDone: async () => {
          await refreshReview(review)
          await navigate(`/reviews/${id}/submission`, {
            state: { done: 'The amendment is dropped. What was sent stays as it is.' },
          })
        },
      }}
      act={reviewActionWords.drop_amendment}
    />
  )
}
