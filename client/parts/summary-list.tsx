import type { ReactNode } from 'react'
import { Link } from 'react-router'

export type SummaryRow = {
  id: string
  label: string
  value: ReactNode
  /** Where to change it. The link says what it changes to a screen reader. */
  changeAt?: string | undefined
}

/** Answers beside their questions, each with the way to change it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  // Where nothing at all can be changed, the answers have the room of the links.
  const anyChange = rows.some(({ changeAt }) => changeAt)
  return (
    <dl className="govuk-summary-list">
      {rows.map(({ id, label, value, changeAt }) => (
        <div
          className={`govuk-summary-list__row${anyChange && !changeAt ? ' govuk-summary-list__row--no-actions' : ''}`}
          key={id}
        >
          <dt className="govuk-summary-list__key">{label}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
          {changeAt && (
            <dd className="govuk-summary-list__actions">
              <Link className="govuk-link" to={changeAt}>
                Change<span className="govuk-visually-hidden"> {label}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
