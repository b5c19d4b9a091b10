import { Link, useParams } from 'react-router'
import { useSeries } from '#client/api/series.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { Notice } from '#client/parts/notice.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { moment, plainDate } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { SeriesEventReply, SeriesReply } from '#shared/api/series.ts'
import { londonDate } from '#shared/calendar.ts'
import { seriesRoles } from '#shared/workflow/series.ts'
import { consolidatedWords } from './consolidated-words.ts'

function eventWords({ event, operation, heldOn }: SeriesEventReply, today: string): string {
  if (event === 'consolidated_review') return `Consolidated review held on ${plainDate(heldOn ?? '', today)}`
  return `${operation?.name}, ${operation?.reference}: ${event === 'join' ? 'joined' : 'left'}`
}

function Members({ series, today }: { series: SeriesReply; today: string }) {
  if (series.members.length === 0) {
    return (
      <Empty heading="No operation is in it">Operations join from their own page, each with a reason.</Empty>
    )
  }
  return (
    <CardsTable
      caption="Operations in the series"
      columns={[
        {
          id: 'operation',
          heading: 'Operation',
          cell: ({ moments }) => (
            <Link className="govuk-link" to={`/operations/${moments.operationId}`}>
              {moments.name}, {moments.reference}
            </Link>
          ),
        },
        {
          id: 'day',
          heading: 'Day',
          named: true,
          cell: ({ moments }) => plainDate(moments.countingDay, today),
        },
        {
          id: 'tier',
          heading: 'Tier in effect',
          named: true,
          cell: ({ moments, lowered }) =>
            moments.tierInEffect === null
              ? 'None yet'
              : `Tier ${moments.tierInEffect}${lowered ? ', lowered by the series' : ''}`,
        },
        {
          id: 'debriefed',
          heading: 'Debriefed',
          named: true,
          cell: ({ moments: { rungs } }) =>
            rungs.debriefed.moment === null
              ? 'Not yet'
              : plainDate(londonDate(rungs.debriefed.moment), today),
        },
      ]}
      groups={[{ id: 'all', rows: series.members }]}
      keyOf={({ moments }) => moments.operationId}
    />
  )
}

/** One series: what is in it, what happened to it, and the consolidated review that it owes. */
export function SeriesPage() {
  const series = useSeries(useParams().id ?? '')
  const { roles } = useViewer()
  const today = londonDate(series.countedAt)
  return (
    <Page
      title={series.name}
      marking="OFFICIAL"
      caption="Series"
      back={{ to: '/series', words: 'Series' }}
      above={<DoneNotice />}
    >
      <p className="govuk-body app-measure">
        <VisibleText text={series.reason} />
      </p>
      <p className="govuk-body app-small app-soft">
        Declared by {personName(series.declaredBy)}, {moment(series.declaredAt, today)}
      </p>
      <Notice kind={series.consolidated?.due ? 'bad' : 'waiting'}>
        {consolidatedWords(series.consolidated, today)}
      </Notice>
      {seriesRoles.some((role) => roles.includes(role)) && (
        <p className="app-actions">
          <ButtonLink secondary to={`/series/${series.id}/consolidated`}>
            Record a consolidated review
          </ButtonLink>
        </p>
      )}
      <h2 className="govuk-heading-m">Operations</h2>
      <Members series={series} today={today} />
      <h2 className="govuk-heading-m">What happened</h2>
      {series.events.length === 0 ? (
        <p className="govuk-body">Nothing yet.</p>
      ) : (
        <CardsTable
          caption="What happened to the series, newest first"
          columns={[
            { id: 'what', heading: 'What', cell: (event) => eventWords(event, today) },
            { id: 'why', heading: 'Why', cell: ({ reason }) => <VisibleText text={reason} /> },
            {
              id: 'recorded',
              heading: 'Recorded',
              named: true,
              cell: ({ recordedAt, recordedBy }) => `${moment(recordedAt, today)}, ${personName(recordedBy)}`,
            },
          ]}
          groups={[{ id: 'all', rows: series.events }]}
          keyOf={({ id }) => id}
        />
      )}
    </Page>
  )
}
