import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useReviewForm } from '#client/routes/review/use-review-form.ts'
import { ActionReply, RecordSent } from '#shared/api/reviews.ts'

/** The force sent the pack itself: its debrief lead says when and how. */
export function RecordSentPage() {
  useOneOfRoles('debrief_lead')
  const { path, page, recipient, goTo } = useReviewForm('submission')
  return (
    <RecordPage
      {...page}
      title="Record that it was sent"
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
        path: `${path}/sent`,
        reply: ActionReply,
        onDone: () => goTo('submission', 'It is recorded that the review was sent.'),
      }}
      act="Record that it was sent"
    />
  )
}
