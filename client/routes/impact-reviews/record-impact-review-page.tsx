import { useParams, useSearchParams } from 'react-router'
import { useFormDefinition } from '#client/api/form-definition.ts'
import { useCurrentForm, useRuleOf } from '#client/api/rule.ts'
import { AskingProvider } from '#client/fields/asking.tsx'
import { RecordPage } from '#client/fields/record-page.tsx'
import { NotFound } from '#client/frame/failure.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useOperationForm } from '#client/routes/operation/use-operation-form.ts'
import { useOperationPage } from '#client/routes/operation/use-operation-page.ts'
import { usePeopleToChoose } from '#client/routes/operation/use-people-to-choose.ts'
import { RecordedReply } from '#shared/api/debriefs.ts'
import { IMPACT_STEPS } from '#shared/api/impact-reviews.ts'
import { impactReviewRoles } from '#shared/workflow/impact-review.ts'
import { dueSteps } from './due-steps.ts'
import { impactQuestions, typedReview, valuesOf } from './impact-questions.ts'

/** Records the assessment after the event or a review of it, or corrects a record with a new one. */
export function RecordImpactReviewPage() {
  useOneOfRoles(...impactReviewRoles)
  const operation = useOperationPage()
  const { page, goBack } = useOperationForm(operation, {
    to: `/operations/${operation.id}/impact-reviews`,
    words: 'Community impact reviews',
  })
  const form = useCurrentForm()
  const rule = useRuleOf(operation)
  const definition = useFormDefinition(form.id, form.version)
  const people = usePeopleToChoose()
  const { record: correctedId } = useParams()
  const [asked] = useSearchParams()
  const step = IMPACT_STEPS.find((each) => each === asked.get('step'))
  const corrected = operation.impactReviews.find(
    (each) => each.id === correctedId && each.correctedBy === null,
  )
  if (correctedId !== undefined && corrected === undefined) return <NotFound />
  return (
    <AskingProvider context={{ definition, tier: 3, facts: {}, answers: {}, marking: 'OFFICIAL' }}>
      <RecordPage
        {...page}
        title={corrected ? 'Correct a community impact review' : 'Record a community impact review'}
        intro={
          <p className="govuk-body app-measure">
            {corrected
              ? 'The record as it is stays in sight as corrected. What you write here stands in its place.'
              : 'Record it within 7 days of making it. After that the day of recording counts, not the day it was made.'}{' '}
            Write roles, not names of members of the public.
          </p>
        }
        form={{
          questions: impactQuestions(people, dueSteps(operation, rule), definition),
          unasked: { corrects: corrected?.id ?? null },
          schema: typedReview(definition),
          path: `/api/v1/operations/${operation.id}/impact-reviews`,
          reply: RecordedReply,
          onDone: () => goBack(corrected ? 'The record is corrected.' : 'The review is recorded.'),
          initial: corrected ? valuesOf(corrected) : { ...(step && { step }) },
        }}
        act={corrected ? 'Record the correction' : 'Record the review'}
      />
    </AskingProvider>
  )
}
