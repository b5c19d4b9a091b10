import { Link } from 'react-router'
import { SmallLadder } from '#client/ladder/small-ladder.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { Due } from '#client/parts/due.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { shortDate } from '#client/words/dates.ts'
import { londonDate } from '#shared/calendar.ts'
import { homeGroupWords } from '#shared/coverage/next-act.ts'
import { DutyStep, NextStepCell } from './next-step-cell.tsx'
import { groupsOf, type Overdue, overdueIn, type Work, type WorkGroup } from './tasks.ts'

const AT_REST = ['finished', 'not_required', 'removed'] as const
const isAtRest = ({ group }: WorkGroup) => AT_REST.some((each) => each === group)

function tierWords({ row }: Work): string {
  if (row.moments.tierInEffect !== null) return `tier ${row.moments.tierInEffect}`
  return row.factsStarted ? 'facts started' : 'tier not known'
}

/** The name of an operation, with its reference, tier and place under it. */
export function OperationCell({ work }: { work: Work }) {
  const { moments, place } = work.row
  return (
    <>
      <Link className="govuk-link" to={`/operations/${moments.operationId}`}>
        <VisibleText text={moments.name} />
      </Link>
      <span className="app-cell-note">
        <VisibleText text={moments.reference} /> · {tierWords(work)}, <VisibleText text={place} />
      </span>
    </>
  )
}

/** When the next step is due, or why no day is given. */
export function DueCell({ work, at }: { work: Work; at: string }) {
  const { act, deadline, status } = work.stands.next
  const pause = work.row.moments.pause
  if (status === 'paused' && pause) {
    return (
      <>
        <span className="app-due">Paused</span>
        <span className="app-cell-note">to be reviewed by {shortDate(pause.reviewOn, londonDate(at))}</span>
      </>
    )
  }
  if (deadline !== null) return <Due deadline={deadline} at={at} />
  const waits = act !== 'none' && status !== null
  const nothing = act === 'answer_query' ? 'no deadline' : 'nothing to do'
  return (
    <>
      <span className="app-due">None</span>
      <span className="app-cell-note">{waits ? 'counts from the stand-down' : nothing}</span>
    </>
  )
}

const ladderColumn = {
  id: 'ladder',
  heading: 'Ladder',
  cell: (work: Work) => <SmallLadder ladder={work.stands.ladder} />,
}

/** What is overdue, longest first. Nothing at all where nothing is. */
export function OverdueList({ works, at }: { works: readonly Work[]; at: string }) {
  const rows = overdueIn(works)
  if (rows.length === 0) return null
  const columns = [
    { id: 'operation', heading: 'Operation', cell: ({ work }: Overdue) => <OperationCell work={work} /> },
    { ...ladderColumn, cell: ({ work }: Overdue) => ladderColumn.cell(work) },
    {
      id: 'what',
      heading: 'What is overdue',
      cell: ({ work, duty }: Overdue) =>
        duty ? <DutyStep work={work} duty={duty} /> : <NextStepCell work={work} at={at} />,
    },
    {
      id: 'due',
      heading: 'Was due',
      cell: ({ deadline }: Overdue) => <Due deadline={deadline} at={at} />,
    },
  ]
  return (
    <>
      <h2 className="govuk-heading-m">Overdue</h2>
      <CardsTable
        caption="Overdue, longest first"
        className="app-table--due"
        columns={columns}
        groups={[{ id: 'overdue', rows }]}
        keyOf={({ work, duty }) => `${work.row.moments.operationId} ${duty?.duty ?? 'next'}`}
        isOverdue={() => true}
      />
    </>
  )
}

type GroupsTableProps = { caption: string; groups: readonly WorkGroup[]; at: string }

function GroupsTable({ caption, groups, at }: GroupsTableProps) {
  return (
    <CardsTable
      caption={caption}
      className="app-table--due"
      columns={[
        { id: 'operation', heading: 'Operation', cell: (work) => <OperationCell work={work} /> },
        ladderColumn,
        { id: 'next', heading: 'Next', cell: (work) => <NextStepCell work={work} at={at} /> },
        { id: 'due', heading: 'Due by the end of', cell: (work) => <DueCell work={work} at={at} /> },
      ]}
      groups={groups.map(({ group, works }) => ({ id: group, heading: homeGroupWords[group], rows: works }))}
      keyOf={({ row }) => row.moments.operationId}
    />
  )
}

/** What is under way, by state, earliest deadline first. */
export function ByState({ works, at }: { works: readonly Work[]; at: string }) {
  const groups = groupsOf(works).filter((each) => !isAtRest(each))
  if (groups.length === 0) return <p className="govuk-body">Nothing else is waiting.</p>
  return <GroupsTable caption="Operations by state, earliest deadline first" groups={groups} at={at} />
}

/** What needs nothing more, folded away. */
export function Finished({ works, at }: { works: readonly Work[]; at: string }) {
  const groups = groupsOf(works).filter(isAtRest)
  const count = groups.reduce((sum, each) => sum + each.works.length, 0)
  if (count === 0) return null
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Finished, not required or removed ({count})</span>
      </summary>
      <GroupsTable caption="Operations that need nothing more" groups={groups} at={at} />
    </details>
  )
}
