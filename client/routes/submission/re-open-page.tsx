import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useReviewForm } from '#client/routes/review/use-review-form.ts'
import { ActionReply, WithReason } from '#shared/api/reviews.ts'

/** Takes a signed review back before it is submitted. The signature stays on record and no longer counts. */
export function ReOpenPage() {
  useOneOfRoles('debrief_lead', 'gold_commander')
  const { path, page, goTo } = useReviewForm('submission')
  return (
    <RecordPage
      {...page}
      title="Open it again"
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
        path: `${path}/re-open`,
        reply: ActionReply,
        onDone: () => goTo('review', 'The review is open again. The signature no longer counts.'),
      }}
      act="Open it again"
    />
  )
}
