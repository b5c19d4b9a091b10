import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Page } from '#client/frame/page.tsx'
import { SmallLadder } from '#client/ladder/small-ladder.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { Due } from '#client/parts/due.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { count } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import type { QueueReply } from '#shared/api/sign-off.ts'
import { dayInWords, londonDate } from '#shared/calendar.ts'
import { ladderOf } from '#shared/coverage/ladder.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'
import { queueQuery } from './queries.ts'

type Waiting = QueueReply['waiting'][number]
type ToConfirm = QueueReply['decisions'][number]

const ladderColumn = (at: string) => ({
  id: 'ladder',
  heading: 'Ladder',
  cell: ({ moments }: { moments: OperationMoments }) => <SmallLadder ladder={ladderOf(moments, at)} />,
})

function Operation({ moments, place, to }: { moments: OperationMoments; place: string; to: string }) {
  const tier = moments.tierInEffect === null ? 'tier not decided' : `tier ${moments.tierInEffect}`
  return (
    <>
      <Link className="govuk-link app-cell-title" to={to}>
        {moments.name}
      </Link>
      <span className="app-cell-note">
        {moments.reference} · {tier}, {place}
      </span>
    </>
  )
}

function Deadline({ deadline, at }: { deadline: string | null; at: string }) {
  return deadline === null ? (
    <span className="app-cell-note">No deadline</span>
  ) : (
    <Due deadline={deadline} at={at} />
  )
}

const signingIsOverdue = ({ moments }: Waiting, at: string): boolean =>
  ladderOf(moments, at).rungs.some(({ rung, status }) => rung === 'gold_signed' && status === 'overdue')

function WaitingList({ waiting, at }: { waiting: readonly Waiting[]; at: string }) {
  const today = londonDate(at)
  const pathOf = ({ reviewId, revision }: Waiting) => `/sign-off/${reviewId}/${revision}`
  return (
    <CardsTable
      caption="Reviews that wait for gold, earliest deadline first"
      className="app-table--due"
      groups={[{ id: 'waiting', rows: waiting }]}
      keyOf={({ reviewId }) => reviewId}
      isOverdue={(row) => signingIsOverdue(row, at)}
      columns={[
        { id: 'operation', heading: 'Operation', cell: (row) => <Operation {...row} to={pathOf(row)} /> },
        ladderColumn(at),
        {
          id: 'revision',
          heading: 'What waits',
          cell: ({ revision, sentAt, sentBy, cannotSign }) => (
            <>
              Revision {revision}
              <span className="app-cell-note">
                Sent by {personName(sentBy)} {when(sentAt, today)}
              </span>
              {cannotSign !== null && <span className="app-cell-note app-cell-refusal">{cannotSign}</span>}
            </>
          ),
        },
        {
          id: 'due',
          heading: 'Sign by the end of',
          named: true,
          cell: ({ moments }) => <Deadline deadline={moments.rungs.gold_signed.deadline} at={at} />,
        },
      ]}
    />
  )
}

/** A decision that is in effect already has no deadline for its confirmation. */
function confirmBy({ rungs }: OperationMoments): string | null {
  return rungs.considered.moment === null ? rungs.considered.deadline : null
}

function ConfirmList({ decisions, at }: { decisions: readonly ToConfirm[]; at: string }) {
  return (
    <CardsTable
      caption="Decisions that wait to be confirmed"
      className="app-table--due"
      groups={[{ id: 'decisions', rows: decisions }]}
      keyOf={({ decisionId }) => decisionId}
      columns={[
        {
          id: 'operation',
          heading: 'Operation',
          cell: (row) => <Operation {...row} to={`/operations/${row.operationId}#decisions`} />,
        },
        ladderColumn(at),
        {
          id: 'decision',
          heading: 'What waits',
          cell: ({ moments }) =>
            moments.rungs.considered.moment === null ? (
              <>
                A decision that needs a second person
                <span className="app-cell-note">It takes effect when it is confirmed</span>
              </>
            ) : (
              <>
                A tier {moments.tierInEffect} decision that gold confirms
                <span className="app-cell-note">It is in effect already</span>
              </>
            ),
        },
        {
          id: 'due',
          heading: 'Confirm by the end of',
          named: true,
          cell: ({ moments }) => <Deadline deadline={confirmBy(moments)} at={at} />,
        },
      ]}
    />
  )
}

function Counts({ queue, at }: { queue: QueueReply; at: string }) {
  const overdue = queue.waiting.filter((row) => signingIsOverdue(row, at)).length
  return (
    <>
      {dayInWords(londonDate(at))}.{' '}
      {overdue > 0 && <b className="app-due--overdue">{count(overdue, 'signature')} overdue. </b>}
      {count(queue.waiting.length, 'review')} to sign, {count(queue.decisions.length, 'decision')} to confirm.
    </>
  )
}

/** What must gold do next: reviews to sign, earliest deadline first, and decisions to confirm. */
export function QueuePage() {
  const { data: queue } = useSuspenseQuery(queueQuery)
  const { waiting, decisions, countedAt: at } = queue
  return (
    <Page title="To sign" marking="OFFICIAL" under={<Counts queue={queue} at={at} />}>
      <h2 className="govuk-heading-m">Reviews</h2>
      {waiting.length === 0 ? (
        <Empty heading="No review waits for you">
          A review is listed here when its debrief lead sends it to gold. It stays until it is signed,
          returned or taken back.
        </Empty>
      ) : (
        <WaitingList waiting={waiting} at={at} />
      )}
      <h2 className="govuk-heading-m">Decisions to confirm</h2>
      {decisions.length === 0 ? (
        <p className="govuk-body app-soft">No decision waits to be confirmed.</p>
      ) : (
        <ConfirmList decisions={decisions} at={at} />
      )}
      <p className="govuk-body">
        <Link className="govuk-link" to="/acting">
          People who act for a gold
        </Link>
      </p>
    </Page>
  )
}
