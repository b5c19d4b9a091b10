import type { z } from 'zod'
import { RecordPage } from '#client/fields/record-page.tsx'
import type { RecordQuestion } from '#client/fields/record-question.ts'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useReviewForm } from '#client/routes/review/use-review-form.ts'
import { ClearHoldBack, HoldReviewBack } from '#shared/api/hold-back.ts'
import { ActionReply } from '#shared/api/reviews.ts'
import { HOLD_BACK_GROUNDS, holdBackGroundWords } from '#shared/workflow/hold-back.ts'

type Act = {
  title: string
  intro: string
  questions: readonly RecordQuestion[]
  schema: z.ZodType
  act: 'hold-back' | 'clear-hold-back'
  done: string
}

function HoldBackPageFor({ title, intro, questions, schema, act, done }: Act) {
  const { path, page, goTo } = useReviewForm('submission')
  return (
    <RecordPage
      {...page}
      title={title}
      intro={<p className="govuk-body app-measure">{intro}</p>}
      form={{
        questions,
        schema,
        path: `${path}/${act}`,
        reply: ActionReply,
        onDone: () => goTo('submission', done),
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
      act="hold-back"
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
      act="clear-hold-back"
      done="The hold-back is cleared. The review can be submitted."
    />
  )
}
