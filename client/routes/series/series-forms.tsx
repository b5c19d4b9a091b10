import { Link, useNavigate, useParams } from 'react-router'
import { refreshSeries, useSeries, useSeriesList } from '#client/api/series.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import type { RecordQuestion } from '#client/fields/record-question.ts'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useOperationForm } from '#client/routes/operation/use-operation-form.ts'
import { useOperationPage } from '#client/routes/operation/use-operation-page.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import {
  DeclareSeries,
  JoinSeries,
  LeaveSeries,
  RecordConsolidatedReview,
  SeriesMadeReply,
} from '#shared/api/series.ts'
import { seriesRoles } from '#shared/workflow/series.ts'

const reason = (label: string): RecordQuestion => ({
  id: 'reason',
  type: 'textarea',
  label,
  maxLength: 2_000,
})

export function DeclareSeriesPage() {
  useOneOfRoles(...seriesRoles)
  const navigate = useNavigate()
  return (
    <RecordPage
      title="Declare a series"
      marking="OFFICIAL"
      back={{ to: '/series', words: 'Series' }}
      intro={
        <p className="govuk-body app-measure">
          A series repeats one cause or organiser in one force with a similar shape. Operations join it from
          their own page, each with a reason.
        </p>
      }
      form={{
        questions: [
          { id: 'name', type: 'text', label: 'What is it called?' },
          reason('Why are these operations one series?'),
        ],
        schema: DeclareSeries,
        path: '/api/v1/series',
        reply: SeriesMadeReply,
        onDone: async ({ id }) => {
          await refreshSeries()
          await navigate(`/series/${id}`, {
            state: { done: 'The series is declared. Operations can join it.' },
          })
        },
      }}
      act="Declare it"
    />
  )
}

export function ConsolidatedReviewPage() {
  useOneOfRoles(...seriesRoles)
  const navigate = useNavigate()
  const series = useSeries(useParams().id ?? '')
  const back = `/series/${series.id}`
  return (
    <RecordPage
      title="Record a consolidated review"
      about={series.name}
      marking="OFFICIAL"
      caption={series.name}
      back={{ to: back, words: series.name }}
      form={{
        questions: [
          {
            id: 'heldOn',
            type: 'date',
            label: 'When was it held?',
            ask: 'Enter the day on which it was held',
          },
          reason('What was reviewed, and where is it kept?'),
        ],
        schema: RecordConsolidatedReview,
        path: `/api/v1/series/${series.id}/consolidated-reviews`,
        reply: SeriesMadeReply,
        onDone: async () => {
          await refreshSeries()
          await navigate(back, { state: { done: 'The consolidated review is recorded.' } })
        },
      }}
      act="Record it"
    />
  )
}

function useMembershipForm(operation: OperationReply, done: string) {
  const { page, goBack } = useOperationForm(operation)
  const onDone = async () => {
    await refreshSeries()
    await goBack(done)
  }
  return { page, onDone }
}

function LeaveForm({ operation, name }: { operation: OperationReply; name: string }) {
  const { page, onDone } = useMembershipForm(operation, 'The operation has left the series.')
  return (
    <RecordPage
      {...page}
      title="Leave the series"
      intro={
        <p className="govuk-body app-measure">
          The operation is in {name}. What was decided while it was in the series stays.
        </p>
      }
      form={{
        questions: [reason('Why does it no longer belong to the series?')],
        schema: LeaveSeries,
        path: `/api/v1/operations/${operation.id}/leave-series`,
        reply: SeriesMadeReply,
        onDone,
      }}
      act="Leave the series"
    />
  )
}

function JoinForm({ operation }: { operation: OperationReply }) {
  const { page, onDone } = useMembershipForm(operation, 'The operation has joined the series.')
  const options = useSeriesList().map(({ id, name }) => ({ id, label: name, group: 'Series of your force' }))
  return (
    <RecordPage
      {...page}
      title="Join a series"
      intro={
        <p className="govuk-body app-measure">
          The rule may lower an operation of a series that only its scale pushed up. A decision already
          recorded stays as it is: join before deciding.{' '}
          <Link className="govuk-link" to="/series/new">
            Declare a new series
          </Link>
        </p>
      }
      form={{
        questions: [
          { id: 'seriesId', type: 'select', label: 'Which series?', options, ask: 'Choose the series' },
          reason('Why does it belong to the series?'),
        ],
        schema: JoinSeries,
        path: `/api/v1/operations/${operation.id}/join-series`,
        reply: SeriesMadeReply,
        onDone,
      }}
      act="Join the series"
    />
  )
}

/** Puts the operation in a series, or takes it out of the one it is in. */
export function OperationSeriesPage() {
  useOneOfRoles(...seriesRoles)
  const operation = useOperationPage()
  return operation.series === null ? (
    <JoinForm operation={operation} />
  ) : (
    <LeaveForm operation={operation} name={operation.series.name} />
  )
}
