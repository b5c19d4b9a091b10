import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { type CardColumn, CardsTable } from '#client/parts/cards-table.tsx'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { Notice } from '#client/parts/notice.tsx'
import { Tag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { backTo, operationCaption, useOperationPage } from '#client/routes/operation/use-operation-page.ts'
import { moment, shortDate } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import { PAUSE_REASON_WORDS, type PauseReply } from '#shared/api/debriefs.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { isPaused } from '#shared/coverage/ladder.ts'

/** The coded reason of a pause, or the words that ended one. */
export function reasonWords({ reason }: PauseReply): string {
  return Object.entries(PAUSE_REASON_WORDS).find(([code]) => code === reason)?.[1] ?? reason
}

function InForce({ operation: { moments, pauses, countedAt } }: { operation: OperationReply }) {
  const latest = pauses.at(-1)
  if (moments.pause === null || latest === undefined) return null
  const reviewOn = shortDate(moments.pause.reviewOn, londonDate(countedAt))
  const holds = isPaused(moments, countedAt)
  return (
    <Notice kind={holds ? 'waiting' : 'bad'} tag={<Tag colour={holds ? 'blue' : 'red'}>Paused</Tag>}>
      {reasonWords(latest)}. {latest.contact && <VisibleText text={latest.contact} />} must agree before the
      debrief goes on.{' '}
      {holds
        ? `The pause is to be reviewed by the end of ${reviewOn}.`
        : `It was to be reviewed by the end of ${reviewOn}: what is past its deadline now counts as overdue. Set a new review date or end the pause.`}
    </Notice>
  )
}

function columnsFor(today: string): CardColumn<PauseReply>[] {
  return [
    {
      id: 'what',
      heading: 'What was recorded',
      cell: (event) => (event.event === 'pause' ? 'Paused' : 'Pause ended'),
    },
    {
      id: 'why',
      heading: 'Why',
      cell: (event) => (
        <>
          <VisibleText text={reasonWords(event)} />
          {event.contact && (
            <span className="app-cell-note">
              <VisibleText text={event.contact} />
            </span>
          )}
        </>
      ),
    },
    {
      id: 'review',
      heading: 'To be reviewed by',
      named: true,
      cell: ({ reviewOn }) => (reviewOn === null ? 'No review' : shortDate(reviewOn, today)),
    },
    {
      id: 'recorded',
      heading: 'Recorded',
      named: true,
      cell: ({ recordedAt, recordedBy }) => `${moment(recordedAt, today)}, ${personName(recordedBy)}`,
    },
  ]
}

/** Why a debrief waits, who must agree, and when that is looked at again. A pause moves no deadline. */
export function PausesPage() {
  const operation = useOperationPage()
  const isLead = useViewer().roles.includes('debrief_lead')
  const { id, pauses, moments, countedAt } = operation
  const paused = moments.pause !== null
  const today = londonDate(countedAt)
  const pause = <ButtonLink to={`/operations/${id}/pauses/new`}>Pause it</ButtonLink>
  return (
    <Page
      title="Pauses"
      about={operation.name}
      marking="OFFICIAL"
      caption={operationCaption(operation)}
      back={backTo(operation)}
      above={<DoneNotice />}
    >
      <InForce operation={operation} />
      <p className="govuk-body app-measure">
        A pause moves no deadline. While it is in force, a step that is past its deadline counts as paused and
        not as overdue, and paused days are always shown. Welfare support and learning that is critical to
        safety are never paused.
      </p>
      {isLead && paused && (
        <p className="app-actions">
          <ButtonLink to={`/operations/${id}/pauses/end`}>End the pause</ButtonLink>
          <ButtonLink secondary to={`/operations/${id}/pauses/new`}>
            Set a new review date
          </ButtonLink>
        </p>
      )}
      {isLead && !paused && pauses.length > 0 && <p className="app-actions">{pause}</p>}
      {pauses.length === 0 ? (
        <Empty heading="Never paused" act={isLead ? pause : undefined}>
          Pause what must wait for a post-incident procedure, an investigation, a case, an inquest or a
          person’s welfare. The rest goes on.
        </Empty>
      ) : (
        <>
          <h2 className="govuk-heading-m">What was recorded</h2>
          <CardsTable
            caption="Pauses and their ends, newest first"
            columns={columnsFor(today)}
            groups={[{ id: 'all', rows: pauses.toReversed() }]}
            keyOf={(event) => event.id}
          />
        </>
      )}
    </Page>
  )
}
