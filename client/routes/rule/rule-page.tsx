import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useCurrentRule } from '#client/api/rule.ts'
import { Page } from '#client/frame/page.tsx'
import { PlaceLink } from '#client/parts/place-link.tsx'
import { Tag } from '#client/parts/tag.tsx'
import { numberText } from '#shared/form/value-text.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { Adjustments } from './adjustments.tsx'
import { CriteriaTables } from './criteria-tables.tsx'
import { NotesAndSources } from './notes-and-sources.tsx'
import { DeadlineTable, TierTable } from './tier-tables.tsx'

const STATUS_WORDS = { proposed: 'Proposed', confirmed: 'Confirmed', retired: 'Retired' } as const

type PartProps = { rule: Rule }
type Part = { id: string; heading: string; Content: (props: PartProps) => ReactNode }

function HowItWorks({ rule: { aggregation, clock } }: PartProps) {
  const { minCriteria, atTier, minGroups, resultTier } = aggregation.cumulative
  return (
    <div className="app-measure">
      <p className="govuk-body">{aggregation.words}</p>
      <p className="govuk-body">
        {numberText(minCriteria)} criteria at tier {atTier} or higher, in at least {minGroups} groups, make
        tier {resultTier} where no single criterion reaches it.
      </p>
      <p className="govuk-body">
        A figure is called close when it is below a line by no more than {aggregation.closePercent}% of it.
      </p>
      <p className="govuk-body">{clock.words}</p>
    </div>
  )
}

const PARTS: readonly Part[] = [
  { id: 'how', heading: 'How the tier is worked out', Content: HowItWorks },
  { id: 'tiers', heading: 'The four tiers', Content: TierTable },
  { id: 'deadlines', heading: 'Deadlines', Content: DeadlineTable },
  { id: 'criteria', heading: 'The criteria and their lines', Content: CriteriaTables },
  { id: 'adjustments', heading: 'What changes the result', Content: Adjustments },
  { id: 'notes', heading: 'Notes and sources', Content: NotesAndSources },
]

/** The whole rule in words and tables, as it is published: the same data that works out every tier. */
export function RulePage() {
  const rule = useCurrentRule()
  return (
    <Page
      title="The rule"
      marking="OFFICIAL"
      caption={rule.title}
      under={
        <>
          Version {rule.version} <Tag colour="orange">{STATUS_WORDS[rule.status]}</Tag>
        </>
      }
    >
      <div className="govuk-inset-text app-measure">{rule.honesty}</div>
      <p className="govuk-body">
        <Link className="govuk-link" to="/rule/compare">
          Compare two versions
        </Link>
      </p>
      <nav aria-label="On this page">
        <ul className="govuk-list">
          {PARTS.map(({ id, heading }) => (
            <li key={id}>
              <PlaceLink place={id}>{heading}</PlaceLink>
            </li>
          ))}
        </ul>
      </nav>
      {PARTS.map(({ id, heading, Content }) => (
        <section key={id} aria-labelledby={id} className="app-part">
          <h2 className="govuk-heading-m" id={id}>
            {heading}
          </h2>
          <Content rule={rule} />
        </section>
      ))}
    </Page>
  )
}
