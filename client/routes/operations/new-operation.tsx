import { useNavigate, useSearchParams } from 'react-router'
import { refreshOperation, usePeople } from '#client/api/operations.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import type { RecordQuestion } from '#client/fields/record-question.ts'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { personName } from '#client/words/people.ts'
import { RegisteredReply, RegisterOperation } from '#shared/api/operations.ts'
import { CAUSES, EVENT_TYPES, HOW_IT_CAME_ABOUT } from '#shared/reference/event-types.ts'

function questionsFor(golds: { id: string; label: string }[]): RecordQuestion[] {
  return [
    { id: 'name', type: 'text', label: 'Name of the operation' },
    {
      id: 'reference',
      type: 'text',
      label: 'Reference',
      help: 'From the operational order or the incident log. Your force uses each one once.',
    },
    { id: 'eventType', type: 'select', label: 'Type of event', options: [...EVENT_TYPES] },
    {
      id: 'cause',
      type: 'select',
      label: 'Subject of the protest',
      help: 'For trends only. Never what a person believes.',
      options: [...CAUSES],
      optional: true,
    },
    { id: 'howItCameAbout', type: 'select', label: 'How it came about', options: [...HOW_IT_CAME_ABOUT] },
    { id: 'place', type: 'text', label: 'Place', help: 'The town and the main site.' },
    {
      id: 'plannedStartAt',
      type: 'datetime',
      label: 'Planned start',
      ask: 'Enter the date and time of the planned start',
      help: 'If nothing was planned, when police first knew of it.',
    },
    {
      id: 'plannedEndAt',
      type: 'datetime',
      label: 'Planned end',
      ask: 'Enter the date and time of the planned end',
      optional: true,
    },
    {
      id: 'startedAt',
      type: 'datetime',
      label: 'First officer posted',
      ask: 'Enter the date and time when the first officer was posted',
      optional: true,
    },
    {
      id: 'stoodDownAt',
      type: 'datetime',
      label: 'Last officer stood down',
      ask: 'Enter the date and time when the last officer was stood down',
      help: 'Every deadline counts from then. Leave it empty while the operation goes on, and record it when it ends.',
      optional: true,
    },
    {
      id: 'goldId',
      type: 'select',
      label: 'Gold',
      help: 'Who commanded as gold, or is asked to act as gold for a small event. This person signs the review.',
      options: golds,
      optional: true,
    },
  ]
}

const TITLES = { period: 'Register the next review period', closing: 'Register the closing review' } as const

/** The long-running operation that the address names, of which this is a further part. */
function periodIn(asked: URLSearchParams): RegisterOperation['periodOf'] {
  const said = { operationId: asked.get('periodOf'), kind: asked.get('kind') }
  return RegisterOperation.shape.periodOf.safeParse(said).data
}

/** Puts an operation in the register. Whoever registers it is its debrief lead. */
export function NewOperation() {
  useOneOfRoles('debrief_lead')
  const navigate = useNavigate()
  const people = usePeople()
  const period = periodIn(useSearchParams()[0])
  const golds = people
    .filter(({ roles }) => roles.includes('gold_commander'))
    .map((person) => ({ id: person.id, label: personName(person) }))
  return (
    <RecordPage
      title={period ? TITLES[period.kind] : 'Register an operation'}
      marking="OFFICIAL"
      back={{ to: '/operations', words: 'Operations' }}
      intro={
        <p className="govuk-body app-measure">
          Register every protest operation within 3 days of its end, also when you think that no debrief is
          needed. You will be its debrief lead. Write no names of protesters here: oversight reads the name of
          the operation.
        </p>
      }
      form={{
        questions: questionsFor(golds),
        schema: RegisterOperation,
        path: '/api/v1/operations',
        reply: RegisteredReply,
        ...(period && { unasked: { periodOf: period } }),
        onDone: async ({ id }) => {
          await refreshOperation(id)
          await navigate(`/operations/${id}`, {
            state: {
              done: 'The operation is in the register. Enter its facts next and record the decision.',
            },
          })
        },
      }}
      act="Register the operation"
    />
  )
}
