import { useParams } from 'react-router'
import { z } from 'zod'
import type { SectionValues } from '#client/fields/field.tsx'
import { RecordPage } from '#client/fields/record-page.tsx'
import type { RecordQuestion } from '#client/fields/record-question.ts'
import { NotFound } from '#client/frame/failure.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useOperationForm } from '#client/routes/operation/use-operation-form.ts'
import { useOperationPage } from '#client/routes/operation/use-operation-page.ts'
import { usePeopleToChoose } from '#client/routes/operation/use-people-to-choose.ts'
import { DEBRIEF_KINDS, type DebriefReply, RecordDebrief, RecordedReply } from '#shared/api/debriefs.ts'
import { londonClock } from '#shared/calendar.ts'
import { debriefKindWords } from './debrief-words.ts'

const SOMEONE_ELSE = 'someone-else'

/** As it is typed: someone who is not listed is chosen too, so that nobody is left out by mistake. */
const Typed = RecordDebrief.extend({
  facilitatorId: z.union(
    [z.literal(SOMEONE_ELSE).transform(() => null), z.uuid()],
    'Choose the facilitator, or someone else',
  ),
})

type Choice = { id: string; label: string; group?: string }

function questionsFor(people: Choice[]): RecordQuestion[] {
  return [
    {
      id: 'kind',
      type: 'select',
      label: 'Kind of debrief',
      options: DEBRIEF_KINDS.map((id) => ({ id, label: debriefKindWords[id] })),
    },
    { id: 'heldFrom', type: 'datetime', label: 'It began', ask: 'Enter the date and time when it began' },
    { id: 'heldTo', type: 'datetime', label: 'It ended', ask: 'Enter the date and time when it ended' },
    { id: 'place', type: 'text', label: 'Where it was held', help: 'The place, or “online”.' },
    {
      id: 'facilitatorId',
      type: 'select',
      label: 'Facilitator',
      help: 'A gold who facilitated a debrief may not sign the review.',
      options: [...people, { id: SOMEONE_ELSE, label: 'Someone else' }],
    },
    {
      id: 'facilitatorRole',
      type: 'text',
      label: 'The facilitator’s role',
      help: 'For someone else, their organisation too. No name is needed.',
    },
    { id: 'scribe', type: 'text', label: 'The note-taker’s role' },
    {
      id: 'invited',
      type: 'number',
      label: 'People invited',
      ask: 'Enter how many people were invited, as a whole number',
    },
    {
      id: 'present',
      type: 'number',
      label: 'People present',
      ask: 'Enter how many people were present, as a whole number',
    },
    {
      id: 'organisations',
      type: 'textarea',
      label: 'Organisations present besides the force',
      maxLength: 2_000,
      optional: true,
    },
  ]
}

function valuesOf({ heldFrom, heldTo, facilitator, ...debrief }: DebriefReply): SectionValues {
  return {
    ...debrief,
    heldFrom: londonClock(heldFrom),
    heldTo: londonClock(heldTo),
    facilitatorId: facilitator?.id ?? SOMEONE_ELSE,
  }
}

/** Records a debrief that was held, or corrects a record with a new one. */
export function RecordDebriefPage() {
  useOneOfRoles('debrief_lead')
  const operation = useOperationPage()
  const people = usePeopleToChoose()
  const { page, goBack } = useOperationForm(operation, {
    to: `/operations/${operation.id}/debriefs`,
    words: 'Debriefs held',
  })
  const { debrief: correctedId } = useParams()
  const corrected = operation.debriefs.find((each) => each.id === correctedId && each.correctedBy === null)
  if (correctedId !== undefined && corrected === undefined) return <NotFound />
  return (
    <RecordPage
      {...page}
      title={corrected ? 'Correct a debrief record' : 'Record a debrief'}
      intro={
        <p className="govuk-body app-measure">
          {corrected
            ? 'The record as it is stays in sight as corrected. What you write here stands in its place.'
            : 'Record it within 7 days of holding it. After that the day of recording counts, not the day it was held.'}
        </p>
      }
      form={{
        questions: questionsFor(people),
        unasked: { corrects: corrected?.id ?? null },
        schema: Typed,
        path: `/api/v1/operations/${operation.id}/debriefs`,
        reply: RecordedReply,
        onDone: () => goBack(corrected ? 'The record is corrected.' : 'The debrief is recorded.'),
        ...(corrected && { initial: valuesOf(corrected) }),
      }}
      act={corrected ? 'Record the correction' : 'Record the debrief'}
    />
  )
}
