import { usePeople } from '#client/api/operations.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { personName } from '#client/words/people.ts'
import { AssignLead } from '#shared/api/administration.ts'
import { ActionReply } from '#shared/api/reviews.ts'
import { useReviewForm } from '../use-review-form.ts'

/** Gives a review another debrief lead. */
export function ChangeLeadPage() {
  useOneOfRoles('force_administrator')
  const { review, path, page, goTo } = useReviewForm('review')
  const leads = usePeople()
    .filter((person) => person.roles.includes('debrief_lead') && person.id !== review.lead.id)
    .map((person) => ({ id: person.id, label: personName(person) }))
  return (
    <RecordPage
      {...page}
      title="Change the debrief lead"
      intro={
        <p className="govuk-body app-measure">
          {personName(review.lead)} leads it now. The review stays where it is, and whoever wrote part of it
          stays its author.
        </p>
      }
      form={{
        questions: [
          {
            id: 'leadId',
            type: 'select',
            label: 'Who leads it from now on?',
            options: leads,
            ask: 'Choose a debrief lead',
          },
          { id: 'reason', type: 'textarea', label: 'Why it changes', maxLength: 2_000 },
        ],
        schema: AssignLead,
        path: `${path}/assign`,
        reply: ActionReply,
        onDone: () => goTo('review'),
      }}
      act="Change the debrief lead"
    />
  )
}
