import { type CardColumn, CardsTable } from '#client/parts/cards-table.tsx'
import { debriefKindWords } from '#client/routes/debriefs/debrief-words.ts'
import { listed } from '#client/words/numbers.ts'
import { capital } from '#shared/capitals.ts'
import { type DeadlineStep, STEP_WORDS } from '#shared/rule/deadlines.ts'
import type { Rule, TierPlan } from '#shared/rule/rule.ts'

const TIER_COLUMNS: CardColumn<TierPlan>[] = [
  {
    id: 'tier',
    heading: 'Tier',
    cell: ({ tier, name, summary }) => (
      <>
        Tier {tier}: {name}
        <span className="app-cell-note">{summary}</span>
      </>
    ),
  },
  {
    id: 'debriefs',
    heading: 'Debriefs',
    named: true,
    cell: ({ debriefs }) =>
      debriefs.length === 0
        ? 'None'
        : capital(listed(debriefs.map((kind) => debriefKindWords[kind].toLowerCase()))),
  },
  { id: 'decides', heading: 'Decided by', named: true, cell: ({ decidedBy }) => decidedBy },
  {
    id: 'facilitates',
    heading: 'Facilitated by',
    named: true,
    cell: ({ facilitator, tier }) => facilitator ?? (tier === 0 ? 'Nobody' : 'See facilitation, below'),
  },
  {
    id: 'college',
    heading: 'College level',
    named: true,
    cell: ({ collegeLevel }) => (collegeLevel === null ? 'None' : capital(collegeLevel)),
  },
]

function MustAttend({ plan }: { plan: TierPlan }) {
  if (plan.mustAttend.length === 0) return null
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Who must attend at tier {plan.tier}</span>
      </summary>
      <ul className="govuk-list govuk-list--bullet govuk-details__text app-cols">
        {plan.mustAttend.map((who) => (
          <li key={who}>{who}</li>
        ))}
      </ul>
    </details>
  )
}

/** What each tier asks for. */
export function TierTable({ rule }: { rule: Rule }) {
  return (
    <>
      <CardsTable
        caption="What each tier asks for"
        className="app-table--tiers"
        columns={TIER_COLUMNS}
        groups={[{ id: 'tiers', rows: rule.tiers }]}
        keyOf={({ tier }) => String(tier)}
      />
      {rule.tiers.map((plan) => (
        <MustAttend key={plan.tier} plan={plan} />
      ))}
    </>
  )
}

function daysWords(days: number | undefined): string {
  if (days === undefined) return 'Not asked'
  return days === 1 ? '1 day' : `${days} days`
}

/** Every step with its days after stand-down, tier by tier. */
export function DeadlineTable({ rule }: { rule: Rule }) {
  const steps = (Object.keys(STEP_WORDS) as DeadlineStep[]).filter((step) =>
    rule.tiers.some(({ deadlines }) => deadlines[step] !== undefined),
  )
  const columns: CardColumn<DeadlineStep>[] = [
    { id: 'step', heading: 'Step', cell: (step) => capital(STEP_WORDS[step]) },
    ...rule.tiers.map((plan) => ({
      id: `tier-${plan.tier}`,
      heading: `Tier ${plan.tier}`,
      named: true,
      cell: (step: DeadlineStep) => daysWords(plan.deadlines[step]),
    })),
  ]
  return (
    <>
      <p className="govuk-body">Calendar days after stand-down, each to the end of the day.</p>
      <CardsTable
        caption="Deadlines in days after stand-down"
        columns={columns}
        groups={[{ id: 'steps', rows: steps }]}
        keyOf={(step) => step}
      />
    </>
  )
}
