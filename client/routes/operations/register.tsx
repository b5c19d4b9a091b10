import { useState } from 'react'
import { Link } from 'react-router'
import { useOperations } from '#client/api/operations.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { SmallLadder } from '#client/ladder/small-ladder.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { NextStepCell } from '#client/routes/home/next-step-cell.tsx'
import { type Work, workOf } from '#client/routes/home/tasks.ts'
import { DueCell, OperationCell } from '#client/routes/home/work-tables.tsx'
import { SharedWithUs } from '#client/routes/shares/shared-with-us.tsx'
import { count } from '#client/words/numbers.ts'
import { matches } from './matches.ts'
import { Removed } from './removed.tsx'

function Filter({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  return (
    <search className="app-filters">
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="find">
          Find by name, reference, place or type
        </label>
        <input
          className="govuk-input govuk-input--width-20"
          id="find"
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      </div>
    </search>
  )
}

function Table({ works, at }: { works: readonly Work[]; at: string }) {
  return (
    <CardsTable
      caption="Operations in the register, newest first"
      className="app-table--due"
      columns={[
        { id: 'operation', heading: 'Operation', cell: (work) => <OperationCell work={work} /> },
        { id: 'ladder', heading: 'Ladder', cell: ({ stands }) => <SmallLadder ladder={stands.ladder} /> },
        {
          id: 'next',
          heading: 'Next',
          cell: (work) =>
            work.stands.part === 'removed' ? (
              <Removed row={work.row} at={at} />
            ) : (
              <NextStepCell work={work} at={at} />
            ),
        },
        { id: 'due', heading: 'Due by the end of', cell: (work) => <DueCell work={work} at={at} /> },
      ]}
      groups={[{ id: 'all', rows: works }]}
      keyOf={({ row }) => row.moments.operationId}
      isOverdue={({ stands }) => stands.next.status === 'overdue'}
    />
  )
}

/** Every operation of the force, removed ones among them: the register is what coverage counts from. */
export function Register() {
  const { countedAt: at, rows, shared } = useOperations()
  const isLead = useViewer().roles.includes('debrief_lead')
  const [typed, setTyped] = useState('')
  const found = rows.filter((row) => matches(row, typed))
  const register = <ButtonLink to="/operations/new">Register an operation</ButtonLink>
  return (
    <Page
      title="Operations"
      marking="OFFICIAL"
      under="Every protest operation that your force led, newest first. None is ever deleted."
      beside={isLead && rows.length > 0 ? register : undefined}
    >
      {rows.length === 0 ? (
        <Empty heading="The register is empty" act={isLead ? register : undefined}>
          Every protest operation belongs here within 3 days of its end, also when no debrief is needed.
        </Empty>
      ) : (
        <>
          <Filter typed={typed} onType={setTyped} />
          <p className="govuk-body">
            <Link className="govuk-link" to="/series">
              Series of operations
            </Link>
          </p>
          <p className="govuk-body app-small" role="status">
            {found.length === rows.length
              ? count(rows.length, 'operation')
              : `${found.length} of ${count(rows.length, 'operation')}`}
          </p>
          {found.length > 0 && <Table works={found.map((row) => workOf(row, at))} at={at} />}
        </>
      )}
      <SharedWithUs shared={shared} at={at} />
    </Page>
  )
}
