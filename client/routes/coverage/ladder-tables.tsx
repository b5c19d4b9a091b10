import type { ReactNode } from 'react'
import { figureWords } from '#shared/coverage/figure-words.ts'
import { rungStatuses } from '#shared/coverage/ladder.ts'
import { type CoverageFigures, type FigureId, ladderTable, type Rate } from '#shared/coverage/measures.ts'
import { dutyWords, percentWords, rungWords, statusWords } from '#shared/coverage/words.ts'
import { FigureLink } from './figure-link.tsx'

type Counts = { counts: CoverageFigures['counts'] }

function Table({
  caption,
  heads,
  children,
}: {
  caption: string
  heads: readonly ReactNode[]
  children: ReactNode
}) {
  return (
    // A region that scrolls sideways is reached by the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the reason is above
    <section className="app-scroll" tabIndex={0} aria-label={caption}>
      <table className="govuk-table app-twin">
        <caption className="govuk-visually-hidden">{caption}</caption>
        <thead className="govuk-table__head">
          <tr>
            {heads.map((head, at) => (
              <th
                scope="col"
                className={`govuk-table__header${at === 0 ? '' : ' govuk-table__header--numeric'}`}
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table never move
                key={at}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">{children}</tbody>
      </table>
    </section>
  )
}

function Cell({ children }: { children: ReactNode }) {
  return <td className="govuk-table__cell govuk-table__cell--numeric">{children}</td>
}

function Figure({ figure, counts }: { figure: FigureId } & Counts) {
  return (
    <Cell>
      <FigureLink figure={figure} count={counts[figure]} />
    </Cell>
  )
}

function RateCell({ rate }: { rate: Rate | null }) {
  if (rate === null) return <Cell>not measured</Cell>
  if (rate.base === 0) return <Cell>none</Cell>
  return (
    <Cell>
      <FigureLink figure={rate.countFigure} count={rate.count} /> of{' '}
      <FigureLink figure={rate.baseFigure} count={rate.base} /> <b>({percentWords(rate)})</b>
    </Cell>
  )
}

/** The five statuses of each rung, and the rates, each number with the list behind it. */
export function LadderTable({ counts }: Counts) {
  const heads = [
    'Rung',
    'Base',
    ...rungStatuses.map((status) => statusWords[status]),
    'Reached',
    <>
      In time, of
      <br /> those past the deadline
    </>,
    <>
      Of the
      <br /> rung below
    </>,
  ]
  return (
    <Table caption="The ladder as a table" heads={heads}>
      {ladderTable({ counts }).map((line) => (
        <tr className="govuk-table__row" key={line.rung}>
          <th scope="row" className="govuk-table__header">
            {rungWords[line.rung]}
          </th>
          <Figure figure={`${line.rung}_base`} counts={counts} />
          {rungStatuses.map((status) => (
            <Figure key={status} figure={`${line.rung}_${status}`} counts={counts} />
          ))}
          <RateCell rate={line.reached} />
          <RateCell rate={line.inTime} />
          <RateCell rate={line.ofBelow} />
        </tr>
      ))}
    </Table>
  )
}

const PARTS = ['registered', 'removed', 'awaiting_decision', 'not_required', 'required'] as const
const ASIDE = ['not_required_by_override', 'stand_down_missing'] as const

/** Every registered operation is in exactly one part; two more figures say something about some of them. */
export function RegisterTable({ counts }: Counts) {
  const figures = [...PARTS, ...ASIDE]
  return (
    <Table caption="The register as a table" heads={['Figure', 'Operations']}>
      {figures.map((figure) => (
        <tr className="govuk-table__row" key={figure}>
          <th scope="row" className="govuk-table__header">
            {figureWords[figure]}
          </th>
          <Figure figure={figure} counts={counts} />
        </tr>
      ))}
    </Table>
  )
}

/** Debriefs that a tier asks for beside the one on its ladder. */
const RECORDED_DUTIES = ['hot_debrief', 'single_agency_debrief'] as const

export function DutyTable({ counts }: Counts) {
  const columns = ['base', ...rungStatuses] as const
  return (
    <Table
      caption="Other debriefs as a table"
      heads={['Status', ...RECORDED_DUTIES.map((duty) => dutyWords[duty])]}
    >
      {columns.map((column) => (
        <tr className="govuk-table__row" key={column}>
          <th scope="row" className="govuk-table__header">
            {column === 'base' ? 'Base' : statusWords[column]}
          </th>
          {RECORDED_DUTIES.map((duty) => (
            <Figure key={duty} figure={`${duty}_${column}`} counts={counts} />
          ))}
        </tr>
      ))}
    </Table>
  )
}
