import { useNavigate, useParams } from 'react-router'
import type { z } from 'zod'
import { refreshReview, reviewPath, useReview } from '#client/api/reviews.ts'
import { useSession } from '#client/api/session.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import type { RecordQuestion } from '#client/fields/record-question.ts'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { ClearHoldBack, HoldReviewBack } from '#shared/api/hold-back.ts'
import { ActionReply } from '#shared/api/reviews.ts'
import { HOLD_BACK_GROUNDS, holdBackGroundWords } from '#shared/workflow/hold-back.ts'

type Act = {
  title: string
  intro: string
  questions: readonly RecordQuestion[]
  schema: z.ZodType
  path: string
  done: string
}

function HoldBackPageFor({ title, intro, questions, schema, path, done }: Act) {
  const { id = '' } = useParams()
  const { recipient } = useSession()
  const navigate = useNavigate()
  const review = useReview(id)
  const back = `/reviews/${id}/submission`
  return (
    <RecordPage
      title={title}
      about={review.moments.name}
      marking={review.marking}
      caption={`${review.moments.reference} · ${review.moments.name}`}
      back={{ to: back, words: `Send to the ${recipient.shortName}` }}
      intro={<p className="govuk-body app-measure">{intro}</p>}
      form={{
        questions,
        schema,
        path: `${reviewPath(id)}/${path}`,
        reply: ActionReply,
        onDone: async () => {
          await refreshReview(review)
          await navigate(back, { state: { done } })
        },
      }}
      act={title}
    />
  )
}

/** A signed review does not leave yet. */
export function HoldBackPage() {
  useOneOfRoles('debrief_lead', 'gold_commander')
  return (
    <HoldBackPageFor
      title="Hold it back"
      intro="The signature stays. Nobody can submit the review until a gold commander who wrote none of it clears this. The reason is kept with it."
      questions={[
        {
          id: 'ground',
          type: 'select',
          label: 'What could it harm?',
          options: HOLD_BACK_GROUNDS.map((ground) => ({ id: ground, label: holdBackGroundWords[ground] })),
          ask: 'Choose what it could harm',
        },
        {
          id: 'reason',
          type: 'textarea',
          label: 'Why is it held back?',
          help: 'Write roles and ranks, not names.',
          maxLength: 2_000,
        },
      ]}
      schema={HoldReviewBack}
      path="hold-back"
      done="The review is held back."
    />
  )
}

/** It may leave: agreed with whoever answers for the case. */
export function ClearHoldBackPage() {
  useOneOfRoles('gold_commander')
  return (
    <HoldBackPageFor
      title="Clear the hold-back"
      intro="Ask the investigator or the disclosure officer first. Clearing counts for the revision that is signed now: where the author’s answer still says that it could prejudice a case, a later revision is held back again."
      questions={[
        {
          id: 'agreedWith',
          type: 'text',
          label: 'Who agreed?',
          help: 'A role, not a name. For example Disclosure officer',
          maxLength: 120,
        },
        { id: 'reason', type: 'textarea', label: 'Why may it be sent now?', maxLength: 2_000 },
      ]}
      schema={ClearHoldBack}
      path="clear-hold-back"
      done="The hold-back is cleared. The review can be submitted."
    />
  )
}
