import { Link } from 'react-router'
import { useCurrentRule } from '#client/api/rule.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { shortDate } from '#client/words/dates.ts'
import type { OperationReply, PeriodReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { type ReviewPeriod, reviewPeriods } from '#shared/rule/long-running.ts'

type PeriodsProps = { operation: OperationReply }

function partWords({ kind, number }: Pick<PeriodReply, 'kind' | 'number'>): string {
  return kind === 'closing' ? 'Closing review' : `Review period ${number}`
}

/** How a long operation is to be cut, from its first day to its last as they are known. */
function cutsOf({ startedAt, plannedStartAt, stoodDownAt, plannedEndAt }: OperationReply) {
  const end = stoodDownAt ?? plannedEndAt
  return (rule: Parameters<typeof reviewPeriods>[0]): ReviewPeriod[] =>
    end === null ? [] : reviewPeriods(rule, londonDate(startedAt ?? plannedStartAt), londonDate(end))
}

function Cuts({ cuts, today }: { cuts: readonly ReviewPeriod[]; today: string }) {
  return (
    <>
      <p className="govuk-body app-measure">
        It lasts longer than one review period. It is registered in these parts, each an operation of its own:
      </p>
      <ol className="govuk-list govuk-list--number">
        {cuts.map(({ kind, firstDay, lastDay }) => (
          <li key={`${kind} ${firstDay}`}>
            {kind === 'closing' ? 'Closing review of the whole, ' : ''}
            {shortDate(firstDay, today)} to {shortDate(lastDay, today)}
          </li>
        ))}
      </ol>
    </>
  )
}

/** The review periods of a long-running protest, and the way to register the next part. */
export function ReviewPeriods({ operation }: PeriodsProps) {
  const rule = useCurrentRule()
  const { roles } = useViewer()
  const { id, periods, countedAt, removal } = operation
  const cuts = cutsOf(operation)(rule)
  const first = periods[0]?.operationId ?? id
  const closed = periods.some(({ kind }) => kind === 'closing')
  if (periods.length === 0 && cuts.length < 2) return null
  const registers = roles.includes('debrief_lead') && removal === null && !closed
  const to = (kind: PeriodReply['kind']) => `/operations/new?periodOf=${first}&kind=${kind}`
  return (
    <section aria-labelledby="periods">
      <h2 className="govuk-heading-m" id="periods">
        Review periods
      </h2>
      {periods.length === 0 ? (
        <Cuts cuts={cuts} today={londonDate(countedAt)} />
      ) : (
        <ul className="govuk-list">
          {periods.map((period) => (
            <li key={period.operationId}>
              {partWords(period)}:{' '}
              {period.operationId === id ? (
                <b>this operation</b>
              ) : (
                <Link className="govuk-link" to={`/operations/${period.operationId}`}>
                  {period.name}, {period.reference}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      {registers && (
        <p className="govuk-body">
          <Link className="govuk-link" to={to('period')}>
            Register the next review period
          </Link>
          {periods.length > 1 && (
            <>
              {' or '}
              <Link className="govuk-link" to={to('closing')}>
                register the closing review
              </Link>
            </>
          )}
        </p>
      )}
    </section>
  )
}
