import { Link } from 'react-router'
import { useViewer } from '#client/frame/viewer.tsx'
import { consolidatedWords } from '#client/routes/series/consolidated-words.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { refusalOfSeries } from '#shared/workflow/series.ts'

/** The series that the operation is in, with what it owes, and the way in or out. */
export function SeriesLine({ operation }: { operation: OperationReply }) {
  const { roles } = useViewer()
  const { id, series, removal, countedAt } = operation
  const situation = {
    actor: { roles, relation: 'lead_force' },
    operationRemoved: removal !== null,
    inSeries: series !== null,
  } as const
  const may = refusalOfSeries(series === null ? 'join' : 'leave', situation) === null
  return (
    <section aria-labelledby="series">
      <h2 className="govuk-heading-m" id="series">
        Series
      </h2>
      <p className="govuk-body app-measure">
        {series === null ? (
          'The operation is in no series.'
        ) : (
          <>
            In{' '}
            <Link className="govuk-link" to={`/series/${series.id}`}>
              {series.name}
            </Link>
            . {consolidatedWords(series.consolidated, londonDate(countedAt))}
          </>
        )}{' '}
        {may && (
          <Link className="govuk-link" to={`/operations/${id}/series`}>
            {series === null ? 'Join a series' : 'Leave the series'}
          </Link>
        )}
      </p>
    </section>
  )
}
