import { Link } from 'react-router'
import { useViewer } from '#client/frame/viewer.tsx'
import { KeyFacts } from '#client/parts/key-facts.tsx'
import { moment } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { CAUSES, HOW_IT_CAME_ABOUT, labelIn } from '#shared/reference/event-types.ts'
import { RemovalLinks } from './removal-links.tsx'

/** What the register says of an operation, with the ways to correct it. */
export function AboutOperation({ operation }: { operation: OperationReply }) {
  const isLead = useViewer().roles.includes('debrief_lead')
  const today = londonDate(operation.countedAt)
  const timed = (instant: string | null, none: string) => (instant === null ? none : moment(instant, today))
  const facts = [
    { label: 'Planned start', value: timed(operation.plannedStartAt, '') },
    { label: 'Planned end', value: timed(operation.plannedEndAt, 'None') },
    { label: 'First officer posted', value: timed(operation.startedAt, 'Not recorded') },
    { label: 'Last officer stood down', value: timed(operation.stoodDownAt, 'Not recorded') },
    { label: 'How it came about', value: labelIn(HOW_IT_CAME_ABOUT, operation.howItCameAbout) },
    { label: 'Subject', value: operation.cause ? labelIn(CAUSES, operation.cause) : 'Not given' },
    { label: 'Debrief lead', value: personName(operation.debriefLead) },
    { label: 'Gold', value: operation.gold ? personName(operation.gold) : 'Not named' },
    { label: 'Registered', value: moment(operation.registeredAt, today) },
    { label: 'Registered by', value: personName(operation.registeredBy) },
  ]
  return (
    <aside aria-labelledby="about">
      <h2 className="govuk-heading-s" id="about">
        In the register
      </h2>
      <KeyFacts facts={facts} />
      <ul className="govuk-list app-small">
        {isLead && operation.removal === null && (
          <li>
            <Link className="govuk-link" to={`/operations/${operation.id}/times`}>
              {operation.stoodDownAt === null ? 'Record the stand-down' : 'Correct the times'}
            </Link>
          </li>
        )}
        <RemovalLinks operation={operation} />
      </ul>
    </aside>
  )
}
