import { Link } from 'react-router'
import { useViewer } from '#client/frame/viewer.tsx'
import { shortDate } from '#client/words/dates.ts'
import { count } from '#client/words/numbers.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { daysBetween, londonDate } from '#shared/calendar.ts'
import { capital } from '#shared/capitals.ts'
import { deadlinesFor, STEP_WORDS, stepsOf } from '#shared/rule/deadlines.ts'
import type { DeadlineStep, Rule, Tier } from '#shared/rule/rule.ts'

type DeadlineListProps = { rule: Rule; tier: Tier; operation: OperationReply }
type Row = { step: DeadlineStep; words: string; soon: boolean }

const SOON_DAYS = 3

function rowsOf({ rule, tier, operation: { stoodDownAt, countedAt } }: DeadlineListProps): Row[] {
  if (stoodDownAt === null) {
    return stepsOf(rule.tiers[tier]).map(({ step, days }) => ({
      step,
      words: count(days, 'day'),
      soon: false,
    }))
  }
  const today = londonDate(countedAt)
  return deadlinesFor(rule, tier, stoodDownAt).map(({ step, lastDay }) => {
    const left = daysBetween(today, lastDay)
    return { step, words: shortDate(lastDay, today), soon: left >= 0 && left <= SOON_DAYS }
  })
}

/** The deadlines of a tier as dates; before the stand-down, as days after it. */
export function DeadlineList(props: DeadlineListProps) {
  const { id, stoodDownAt } = props.operation
  const isLead = useViewer().roles.includes('debrief_lead')
  const dated = stoodDownAt !== null
  return (
    <>
      <h3 className="govuk-heading-s">
        Deadlines{' '}
        <span className="app-optional">({dated ? 'end of the day' : 'days after the stand-down'})</span>
      </h3>
      {!dated && (
        <p className="govuk-body app-small">
          The dates come when the stand-down is recorded.{' '}
          {isLead && (
            <Link className="govuk-link" to={`/operations/${id}/times`}>
              Record the stand-down
            </Link>
          )}
        </p>
      )}
      <table className="app-deadlines">
        <caption className="govuk-visually-hidden">Deadlines</caption>
        <tbody>
          {rowsOf(props).map(({ step, words, soon }) => (
            <tr key={step}>
              <th scope="row">{capital(STEP_WORDS[step])}</th>
              <td className={soon ? 'app-due--soon' : undefined}>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
