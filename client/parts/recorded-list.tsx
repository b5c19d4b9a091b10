import { Fragment, type ReactNode } from 'react'

type Recorded = { id: string; correctedBy: string | null }

type RecordedListProps<T extends Recorded> = {
  /** In the order in which they are to be read. */
  records: readonly T[]
  /** What is shown while none stands. */
  empty: ReactNode
  /** One record; a corrected one is only to be read. */
  entry: (record: T, stands: boolean) => ReactNode
}

/** Records that are never changed: those that stand, and folded away below them those that later ones correct. */
export function RecordedList<T extends Recorded>({ records, empty, entry }: RecordedListProps<T>) {
  const standing = records.filter(({ correctedBy }) => correctedBy === null)
  const corrected = records.filter(({ correctedBy }) => correctedBy !== null)
  return (
    <>
      {standing.length === 0 && empty}
      {standing.map((record) => (
        <Fragment key={record.id}>{entry(record, true)}</Fragment>
      ))}
      {corrected.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              Records that were corrected ({corrected.length})
            </span>
          </summary>
          {corrected.map((record) => (
            <Fragment key={record.id}>{entry(record, false)}</Fragment>
          ))}
        </details>
      )}
    </>
  )
}
