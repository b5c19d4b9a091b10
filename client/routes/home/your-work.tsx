import { useState } from 'react'
import { useOperations } from '#client/api/operations.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { SharedWithUs } from '#client/routes/shares/shared-with-us.tsx'
import { dayInWords, londonDate } from '#shared/calendar.ts'
import { GivenSections } from './given-sections.tsx'
import { dueSoonIn, isYours, overdueIn, type Work, workOf } from './tasks.ts'
import { ByState, Finished, OverdueList } from './work-tables.tsx'

type Scope = 'yours' | 'force'

function Counts({ works, at }: { works: readonly Work[]; at: string }) {
  const overdue = overdueIn(works).length
  return (
    <>
      {dayInWords(londonDate(at))}.{' '}
      {overdue === 0 ? 'Nothing overdue' : <b className="app-due--overdue">{overdue} overdue</b>},{' '}
      {dueSoonIn(works, at)} due in the next 7 days.
    </>
  )
}

type ScopeChoiceProps = { scope: Scope; yours: number; force: number; onChoose: (scope: Scope) => void }

function ScopeChoice({ scope, yours, force, onChoose }: ScopeChoiceProps) {
  const choices = [
    { value: 'yours', words: `Yours (${yours})` },
    { value: 'force', words: `All in the force (${force})` },
  ] as const
  return (
    <p className="govuk-body app-small app-choices">
      {choices.map(({ value, words }) =>
        value === scope ? (
          <b key={value}>{words}</b>
        ) : (
          <button key={value} type="button" className="app-link-button" onClick={() => onChoose(value)}>
            {words}
          </button>
        ),
      )}
    </p>
  )
}

/** The home of debrief leads and contributors: what must be done next, and what waits for someone else. */
export function YourWork() {
  const { countedAt: at, rows, shared, given } = useOperations()
  const { personId, roles } = useViewer()
  const isLead = roles.includes('debrief_lead')
  const [scope, setScope] = useState<Scope>(isLead ? 'yours' : 'force')
  const mine = rows.filter((row) => isYours(row, personId))
  const works = (scope === 'yours' ? mine : rows).map((row) => workOf(row, at))
  const register = <ButtonLink to="/operations/new">Register an operation</ButtonLink>
  return (
    <Page
      title="Your work"
      marking="OFFICIAL"
      under={<Counts works={works} at={at} />}
      beside={isLead ? register : undefined}
    >
      <GivenSections given={given} at={at} />
      <OverdueList works={works} at={at} />
      <div className="app-head app-head--tight">
        <h2 className="govuk-heading-m">By state</h2>
        <ScopeChoice scope={scope} yours={mine.length} force={rows.length} onChoose={setScope} />
      </div>
      {works.length === 0 ? (
        <Empty heading="You have no reviews or operations" act={isLead ? register : undefined}>
          When an operation ends, register it within 3 days, also when you think that no debrief is needed.
        </Empty>
      ) : (
        <>
          <ByState works={works} at={at} />
          <Finished works={works} at={at} />
        </>
      )}
      <SharedWithUs shared={shared} at={at} />
    </Page>
  )
}
