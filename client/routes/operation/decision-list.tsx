import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { DecisionEntry } from './decision-entry.tsx'

/** Every decision about the operation, newest first. None is ever edited: a change is a new one. */
export function DecisionList({ operation }: { operation: OperationReply }) {
  const { decisions, countedAt } = operation
  return (
    <section aria-labelledby="decisions">
      <h2 className="govuk-heading-m" id="decisions">
        {decisions.length > 1 ? 'Decisions' : 'Decision'}
      </h2>
      {decisions.length === 0 && (
        <p className="govuk-body app-measure">
          No decision is recorded. Every operation gets one, also when no debrief is needed.
        </p>
      )}
      {decisions.map((decision, at) => (
        <DecisionEntry
          key={decision.id}
          decision={decision}
          operationId={operation.id}
          newest={at === 0}
          today={londonDate(countedAt)}
        />
      ))}
    </section>
  )
}
