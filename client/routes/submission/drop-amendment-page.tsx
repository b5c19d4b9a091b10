import { z } from 'zod'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useReviewForm } from '#client/routes/review/use-review-form.ts'
import { ActionReply } from '#shared/api/reviews.ts'
import { reviewActionWords } from '#shared/workflow/states.ts'

const NothingToSay = z.strictObject({})

/** Gives an amendment up before it is sent to gold. */
export function DropAmendmentPage() {
  useOneOfRoles('debrief_lead')
  const { review, recipient, path, page, goTo } = useReviewForm('review')
  return (
    <RecordPage
      {...page}
      title={reviewActionWords.drop_amendment}
      intro={
        <p className="govuk-body app-measure">
          Revision {review.submission?.revision} stays with the {recipient.shortName} as it was sent. What you
          changed since is kept in the draft, for a later amendment, and is not sent.
        </p>
      }
      form={{
        questions: [],
        schema: NothingToSay,
        path: `${path}/drop-amendment`,
        reply: ActionReply,
        onDone: () => goTo('submission', 'The amendment is dropped. What was sent stays as it is.'),
      }}
      act={reviewActionWords.drop_amendment}
    />
  )
}
