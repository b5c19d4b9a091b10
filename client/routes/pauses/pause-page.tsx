import type { z } from 'zod'
import { RecordPage } from '#client/fields/record-page.tsx'
import type { RecordQuestion } from '#client/fields/record-question.ts'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useOperationForm } from '#client/routes/operation/use-operation-form.ts'
import { useOperationPage } from '#client/routes/operation/use-operation-page.ts'
import { shortDate } from '#client/words/dates.ts'
import { PAUSE_REASON_WORDS, PAUSE_REASONS, Pause, RecordedReply, Resume } from '#shared/api/debriefs.ts'
import { addDays, londonDate } from '#shared/calendar.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'
import { decideRegister, pauseReviewDays } from '#shared/workflow/register.ts'

type PauseFormProps<S extends z.ZodType> = {
  title: string
  intro: string
  questions: readonly RecordQuestion[]
  schema: S
  /** What it is posted to, below the operation. */
  to: 'pauses' | 'resume'
  done: string
  act: string
}

function PauseForm<S extends z.ZodType>({
  title,
  intro,
  questions,
  schema,
  to,
  done,
  act,
}: PauseFormProps<S>) {
  useOneOfRoles('debrief_lead')
  const operation = useOperationPage()
  const { page, goBack } = useOperationForm(operation, {
    to: `/operations/${operation.id}/pauses`,
    words: 'Pauses',
  })
  return (
    <RecordPage
      {...page}
      title={title}
      intro={<p className="govuk-body app-measure">{intro}</p>}
      form={{
        questions,
        schema,
        path: `/api/v1/operations/${operation.id}/${to}`,
        reply: RecordedReply,
        onDone: () => goBack(done),
      }}
      act={act}
    />
  )
}

/** A pause whose review date the register would take, seen from that day. */
function pauseFrom(today: string) {
  return Pause.superRefine(({ reviewOn }, context) => {
    const outcome = decideRegister('pause', {
      actor: { roles: ['debrief_lead'], relation: 'lead_force' },
      removed: false,
      everSubmitted: false,
      paused: false,
      today,
      reasonCodeGiven: true,
      oversightSentenceGiven: true,
      otherOperationNamed: true,
      timesPossible: true,
      detailsGiven: true,
      reasonGiven: true,
      contactNamed: true,
      reviewOn,
    })
    if (outcome.ok) return
    context.addIssue({ code: 'custom', path: ['reviewOn'], message: refusalSentence(outcome.refusal) })
  })
}

/** Pauses the debrief, or goes on with a pause until a new review date. */
export function PausePage() {
  const { countedAt, moments } = useOperationPage()
  const today = londonDate(countedAt)
  const latest = shortDate(addDays(today, pauseReviewDays), today)
  const questions: RecordQuestion[] = [
    {
      id: 'reason',
      type: 'select',
      label: 'Why must it wait?',
      options: PAUSE_REASONS.map((id) => ({ id, label: PAUSE_REASON_WORDS[id] })),
    },
    {
      id: 'contact',
      type: 'text',
      label: 'Who must agree before it goes on?',
      help: 'The senior investigator, or the contact in professional standards.',
    },
    {
      id: 'reviewOn',
      type: 'date',
      label: 'When is the pause looked at again?',
      ask: 'Enter the day on which the pause is looked at again',
      help: `Within ${pauseReviewDays} days: by ${latest} at the latest.`,
    },
  ]
  return (
    <PauseForm
      title={moments.pause === null ? 'Pause the debrief' : 'Set a new review date'}
      intro="Only the people or topics affected wait; the rest of the debrief goes ahead where it can. The pause moves no deadline and is always shown beside the days elapsed."
      questions={questions}
      schema={pauseFrom(today)}
      to="pauses"
      done={
        moments.pause === null ? 'The debrief is paused.' : 'The pause goes on until its new review date.'
      }
      act={moments.pause === null ? 'Pause it' : 'Set the review date'}
    />
  )
}

/** Ends the pause: from now on, what is past its deadline is overdue. */
export function EndPausePage() {
  const questions: RecordQuestion[] = [
    { id: 'reason', type: 'textarea', label: 'Why can it go on?', maxLength: 1_000 },
  ]
  return (
    <PauseForm
      title="End the pause"
      intro="From now on a step that is past its deadline counts as overdue. The paused days stay in the record."
      questions={questions}
      schema={Resume}
      to="resume"
      done="The pause has ended."
      act="End the pause"
    />
  )
}
