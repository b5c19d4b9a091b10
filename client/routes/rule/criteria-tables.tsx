import { type CardColumn, CardsTable } from '#client/parts/cards-table.tsx'
import type { Criterion, Rule } from '#shared/rule/rule.ts'
import { reachesAt } from './reaches.ts'

const STANDING_WORDS = { proposed: 'Proposed', inferred: 'Inferred', sourced: 'Sourced' } as const

function Reaches({ criterion, tier }: { criterion: Criterion; tier: 1 | 2 | 3 }) {
  const ways = reachesAt(criterion, tier)
  if (ways.length < 2) return ways[0] ?? 'No line'
  return (
    <ul className="app-ways">
      {ways.map((way) => (
        <li key={way}>{way}</li>
      ))}
    </ul>
  )
}

const COLUMNS: CardColumn<Criterion>[] = [
  {
    id: 'criterion',
    heading: 'Criterion',
    cell: ({ label, help, basis, scaleOnly }) => (
      <>
        {label}
        <span className="app-cell-note">{help}</span>
        <span className="app-cell-note">
          {basis.words.startsWith(STANDING_WORDS[basis.standing])
            ? ''
            : `${STANDING_WORDS[basis.standing]}. `}
          {basis.words}
          {scaleOnly && ' Measures scale only.'}
        </span>
      </>
    ),
  },
  ...([1, 2, 3] as const).map((tier) => ({
    id: `tier-${tier}`,
    heading: `Tier ${tier}`,
    named: true,
    cell: (criterion: Criterion) => <Reaches criterion={criterion} tier={tier} />,
  })),
]

/** Every criterion with its lines, in the groups of the rule. */
export function CriteriaTables({ rule }: { rule: Rule }) {
  return rule.groups.map(({ id, label }) => (
    <section key={id} aria-labelledby={`group-${id}`}>
      <h3 className="govuk-heading-s" id={`group-${id}`}>
        {label}
      </h3>
      <CardsTable
        caption={`Criteria: ${label}`}
        className="app-table--lines"
        columns={COLUMNS}
        groups={[{ id, rows: rule.criteria.filter(({ group }) => group === id) }]}
        keyOf={(criterion) => criterion.id}
      />
    </section>
  ))
}
