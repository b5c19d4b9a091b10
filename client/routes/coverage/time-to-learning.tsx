import { useCurrentRule } from '#client/api/rule.ts'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { casesForPercentile } from '#shared/coverage/days-per-step.ts'
import type { CoverageFigures } from '#shared/coverage/measures.ts'
import { clockedRungs } from '#shared/coverage/moments.ts'
import { rungWords } from '#shared/coverage/words.ts'
import { FigureLink } from './figure-link.tsx'
import { StepChart, StepKey } from './step-chart.tsx'
import { type StepRow, stepRows, stepSentences, stepTiers } from './step-rows.ts'

function ninetiethWords({ ninetieth, allowed, cases }: StepRow) {
  if (cases === 0) return 'none'
  if (ninetieth === null) return <span className="app-soft">under {casesForPercentile} cases</span>
  if (allowed === null || ninetieth <= allowed) return ninetieth
  return (
    <>
      {ninetieth} <span className="app-due--overdue">over</span>
    </>
  )
}

function StepTable({ rows }: { rows: readonly StepRow[] }) {
  return (
    <CardsTable
      caption="Time to learning as a table, in days"
      className="app-steps-table"
      groups={[{ id: 'steps', rows }]}
      keyOf={({ tier, rung }) => `${tier}-${rung}`}
      columns={[
        { id: 'step', heading: 'Step', cell: ({ words }) => words },
        { id: 'tier', heading: 'Tier', named: true, cell: ({ tier }) => tier },
        {
          id: 'median',
          heading: 'Median',
          named: true,
          numeric: true,
          cell: ({ median }) => median ?? 'none',
        },
        { id: 'ninetieth', heading: '9 in 10 within', named: true, numeric: true, cell: ninetiethWords },
        {
          id: 'allowed',
          heading: 'Allowed',
          named: true,
          numeric: true,
          cell: ({ allowed }) => allowed ?? 'none',
        },
        {
          id: 'cases',
          heading: 'Completed steps',
          named: true,
          numeric: true,
          cell: ({ rung, tier, cases }) => (
            <FigureLink figure={`${rung}_days_known`} count={cases} tier={tier} />
          ),
        },
      ]}
    />
  )
}

function Unfinished({ counts }: { counts: CoverageFigures['counts'] }) {
  return (
    <p className="govuk-body app-small app-soft app-measure">
      Under {casesForPercentile} cases no percentile is given. Not finished, listed by age:{' '}
      {clockedRungs.map((rung, at) => (
        <span key={rung}>
          {at > 0 && ', '}
          {rungWords[rung].toLowerCase()}{' '}
          <FigureLink figure={`${rung}_unfinished`} count={counts[`${rung}_unfinished`]} />
        </span>
      ))}
      . Paused days are shown beside each operation in its list and are never taken off.
    </p>
  )
}

/** How many days after stand-down each step was done, by tier: half of them, nine in ten, and what is allowed. */
export function TimeToLearning({ figures, countedAt }: { figures: CoverageFigures; countedAt: string }) {
  const rows = stepRows(figures, useCurrentRule(), countedAt)
  const sentences = stepSentences(rows)
  return (
    <section aria-labelledby="time">
      <h2 className="govuk-heading-m app-subtitle" id="time">
        Time to learning
      </h2>
      <p className="govuk-body app-measure">
        {sentences.length === 0 ? 'No review of this period has been sent yet.' : sentences.join(' ')}
      </p>
      {rows.length > 0 && (
        <>
          <StepKey />
          <div className="app-pair">
            {stepTiers.map((tier) => {
              const ofTier = rows.filter((row) => row.tier === tier)
              return ofTier.length > 0 && <StepChart key={tier} tier={tier} rows={ofTier} />
            })}
          </div>
          <h3 className="govuk-heading-s app-subtitle">Time to learning as a table, in days</h3>
          <StepTable rows={rows} />
        </>
      )}
      <Unfinished counts={figures.counts} />
    </section>
  )
}
