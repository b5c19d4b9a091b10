import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Navigate, useSearchParams } from 'react-router'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { rungNote } from '#client/ladder/rung-note.ts'
import { SmallLadder } from '#client/ladder/small-ladder.tsx'
import { type CardColumn, CardsTable } from '#client/parts/cards-table.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { plainDate } from '#client/words/dates.ts'
import { count } from '#client/words/numbers.ts'
import { CoverageListQuery } from '#shared/api/coverage.ts'
import { londonDate } from '#shared/calendar.ts'
import { capital } from '#shared/capitals.ts'
import type { FigureId } from '#shared/coverage/figure-ids.ts'
import { figureWords } from '#shared/coverage/figure-words.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'
import { rungWords } from '#shared/coverage/words.ts'
import { EVENT_TYPES } from '#shared/reference/event-types.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import { registerReasonWords } from '#shared/workflow/register.ts'
import { type CoverageFilter, filterFrom, searchOf } from './coverage-filter.ts'
import { figureSentence } from './figure-sentences.ts'
import { type ListRow, listRows } from './list-rows.ts'
import { coverageListQuery, coverageQuery } from './queries.ts'
import { scopeWords } from './scope-words.ts'

function tierWords({ tierInEffect, overridden }: OperationMoments): string {
  if (tierInEffect === null) return 'tier not decided'
  return `tier ${tierInEffect}${overridden === null ? '' : `, overridden ${overridden}`}`
}

function Operation({ moments, severalForces }: { moments: OperationMoments; severalForces: boolean }) {
  const mine = useViewer().organisation.id === moments.forceId
  const type = EVENT_TYPES.find(({ id }) => id === moments.eventType)?.label
  const force = severalForces && `, ${getOrganisation(moments.forceId).shortName}`
  return (
    <>
      {mine ? (
        <Link className="govuk-link app-cell-title" to={`/operations/${moments.operationId}`}>
          {moments.name}
        </Link>
      ) : (
        <span className="app-cell-title">{moments.name}</span>
      )}
      <span className="app-cell-note">
        {moments.reference} · {tierWords(moments)}
      </span>
      <span className="app-cell-note">
        {type}
        {force}
      </span>
    </>
  )
}

/** The day that places it in a period, and what it is. */
function countingDay(moments: OperationMoments, today: string): string {
  const { standDownAt, plannedEndAt, startAt } = moments
  if (standDownAt !== null) return `Stood down ${plainDate(londonDate(standDownAt), today)}`
  if (plannedEndAt !== null) return `Due to end ${plainDate(londonDate(plannedEndAt), today)}`
  return `Started ${plainDate(londonDate(startAt), today)}`
}

const REASONS: Readonly<Record<string, string>> = {
  ...registerReasonWords.withdraw,
  ...registerReasonWords.mark_duplicate,
}

function Removal({ moments, today }: { moments: OperationMoments; today: string }) {
  const { removedAs, removedAt, removedCode, removedSentence } = moments
  if (removedAs === null || removedAt === null) return 'Not removed'
  return (
    <>
      {removedAs === 'withdrawn' ? 'Withdrawn' : 'Duplicate'}, {plainDate(londonDate(removedAt), today)}
      <span className="app-cell-note">{REASONS[removedCode ?? '']}</span>
      {removedSentence !== null && (
        <span className="app-cell-note app-typed">
          “<VisibleText text={removedSentence} />”
        </span>
      )}
    </>
  )
}

function columnsFor(rows: readonly ListRow[], at: string): CardColumn<ListRow>[] {
  const today = londonDate(at)
  const severalForces = new Set(rows.map(({ moments }) => moments.forceId)).size > 1
  const rung = rows[0]?.rung?.rung
  const removed = rows.some(({ moments }) => moments.removedAt !== null)
  const columns: (CardColumn<ListRow> | false)[] = [
    {
      id: 'operation',
      heading: 'Operation',
      cell: ({ moments }) => <Operation moments={moments} severalForces={severalForces} />,
    },
    { id: 'ladder', heading: 'Ladder', cell: ({ ladder }) => <SmallLadder ladder={ladder} /> },
    {
      id: 'dates',
      heading: 'Dates',
      cell: ({ moments }) => (
        <>
          {countingDay(moments, today)}
          <span className="app-cell-note">
            Registered {plainDate(londonDate(moments.registeredAt), today)}
          </span>
        </>
      ),
    },
    rung !== undefined && {
      id: 'rung',
      heading: rungWords[rung],
      named: true,
      cell: (row) => row.rung && capital(rungNote(row.rung, true, at) || 'not asked for'),
    },
    rung !== undefined && {
      id: 'days',
      heading: 'Days',
      named: true,
      numeric: true,
      cell: ({ days, paused }) => (
        <>
          {days ?? 'none'}
          {paused > 0 && <span className="app-cell-note">{paused} paused</span>}
        </>
      ),
    },
    removed && {
      id: 'removed',
      heading: 'Removed',
      cell: ({ moments }) => <Removal moments={moments} today={today} />,
    },
  ]
  return columns.filter((column) => column !== false)
}

function List({ filter, figure }: { filter: CoverageFilter; figure: FigureId }) {
  const { data } = useSuspenseQuery(coverageListQuery(filter, figure))
  const rows = listRows(figure, data.rows, data.countedAt)
  const { forces } = useSuspenseQuery(coverageQuery(filter)).data
  return (
    <Page
      title={figureWords[figure]}
      marking="OFFICIAL"
      caption="Coverage: the list behind a figure"
      back={{ to: `/coverage${searchOf(filter)}`, words: 'Coverage' }}
      under={scopeWords({ ...data, filter, forces })}
    >
      <p className="govuk-body app-measure">
        <b>{count(rows.length, 'operation')}.</b> {figureSentence(figure)}
      </p>
      {rows.length > 0 && (
        <CardsTable
          caption={figureWords[figure]}
          groups={[{ id: 'rows', rows }]}
          keyOf={({ moments }) => moments.operationId}
          isOverdue={({ rung }) => rung?.status === 'overdue'}
          columns={columnsFor(rows, data.countedAt)}
        />
      )}
    </Page>
  )
}

/** The operations behind one figure of the coverage page, with the same filter: their number is the figure. */
export function CoverageListPage() {
  const [params] = useSearchParams()
  const figure = CoverageListQuery.shape.figure.safeParse(params.get('figure'))
  const filter = filterFrom(params)
  if (!figure.success) return <Navigate to={`/coverage${searchOf(filter)}`} replace />
  return <List filter={filter} figure={figure.data} />
}
