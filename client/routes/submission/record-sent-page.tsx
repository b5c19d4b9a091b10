import { useNavigate, useParams } from 'react-router'
import { refreshReview, reviewPath, useReview } from '#client/api/reviews.ts'
import { useSession } from '#client/api/session.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { ActionReply, RecordSent } from '#shared/api/reviews.ts'

/** The force sent the pack itself: its debrief lead says when and how. */
export function RecordSentPage() {
  useOneOfRoles('debrief_lead')
  const { id = '' } = useParams()
  const { recipient } = useSession()
  const navigate = useNavigate()
  const review = useReview(id)
  const back = `/reviews/${id}/submission`
  return (
    <RecordPage
      title="Record that it was sent"
      about={review.moments.name}
      marking={review.marking}
      caption={`${review.moments.reference} · ${review.moments.name}`}
      back={{ to: back, words: `Send to the ${recipient.shortName}` }}
      intro={
        <p className="govuk-body app-measure">
          Coverage counts the time you state if you record it within 7 days, otherwise the time you record it.
          The {recipient.shortName}’s receipt comes later and is not this record.
        </p>
      }
      form={{
        questions: [
          { id: 'sentAt', type: 'datetime', label: 'When was it sent?' },
          {
            id: 'note',
            type: 'textarea',
            label: 'How was it sent?',
            help: 'The channel, and the mailbox or system it went to.',
            maxLength: 500,
          },
        ],
        schema: RecordSent,
        path: `${reviewPath(id)}/sent`,
        reply: ActionReply,
        onDone: async () => {
          await refreshReview(review)
          await navigate(back, { state: { done: 'It is recorded that the review was sent.' } })
        },
      }}
      act="Record that it was sent"
    />
  )
}
