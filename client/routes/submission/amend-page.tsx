import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useReviewForm } from '#client/routes/review/use-review-form.ts'
import { count } from '#client/words/numbers.ts'
import { ActionReply, WithReason } from '#shared/api/reviews.ts'
import { reviewActionWords } from '#shared/workflow/states.ts'
import { openQueries } from './open-queries.ts'

/** Opens what was sent for another revision. Says first what happens to what was sent. */
export function AmendPage() {
  useOneOfRoles('debrief_lead')
  const { review, recipient, path, page, goTo } = useReviewForm('submission')
  const open = openQueries(review).length
  return (
    <RecordPage
      {...page}
      title={reviewActionWords.amend}
      intro={
        <>
          <p className="govuk-body app-measure">
            The review becomes a draft again. Revision {review.submission?.revision} stays with the{' '}
            {recipient.shortName} as it was sent until gold has signed the amendment and it is sent in its
            place. It is then marked as superseded and never erased.
          </p>
          <p className="govuk-body app-measure">
            {open > 0 &&
              `${count(open, 'query stays', 'queries stay')} open until you answer or the amendment is sent. `}
            The tier stays as it was first submitted. You can drop the amendment as long as it is a draft.
          </p>
        </>
      }
      form={{
        questions: [
          {
            id: 'reason',
            type: 'textarea',
            label: 'Why it must be amended',
            help: 'Your force keeps the reason in the history of the review.',
            maxLength: 2_000,
          },
        ],
        schema: WithReason,
        path: `${path}/amend`,
        reply: ActionReply,
        onDone: () =>
          goTo('review', 'The amendment is open. What was sent stays as it is until this one is sent.'),
      }}
      act={reviewActionWords.amend}
    />
  )
}
