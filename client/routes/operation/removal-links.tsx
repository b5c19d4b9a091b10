import { Link } from 'react-router'
import { useViewer } from '#client/frame/viewer.tsx'
import type { OperationReply } from '#shared/api/operations.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'
import { registerActionWords } from '#shared/workflow/states.ts'
import { type RemovalAct, removalOutcome, removalPlaces } from './removal-outcome.ts'

function RemovalLink({ act, operation }: { act: RemovalAct; operation: OperationReply }) {
  const outcome = removalOutcome(act, operation, useViewer().roles)
  if (outcome.ok) {
    return (
      <li>
        <Link className="govuk-link" to={`/operations/${operation.id}/${removalPlaces[act]}`}>
          {registerActionWords[act]}
        </Link>
      </li>
    )
  }
  // Who may not do it at all is not told about it; who may is told what stands in the way.
  if (outcome.refusal !== 'already_submitted') return null
  return (
    <li>
      {registerActionWords[act]}: {refusalSentence(outcome.refusal)}
    </li>
  )
}

/** The ways out of the register and back, for those who may take them. */
export function RemovalLinks({ operation }: { operation: OperationReply }) {
  return (
    <>
      <RemovalLink act="withdraw" operation={operation} />
      <RemovalLink act="mark_duplicate" operation={operation} />
      <RemovalLink act="restore" operation={operation} />
    </>
  )
}
