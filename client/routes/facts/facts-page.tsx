import { useState } from 'react'
import { useCurrentRule } from '#client/api/rule.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { useOperationPage } from '#client/routes/operation/use-operation-page.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { refusalOfFactEdit } from '#shared/workflow/fact-change.ts'
import { FactsForm } from './facts-form.tsx'
import { FactsRead } from './facts-read.tsx'

function FactsOf({ operation }: { operation: OperationReply }) {
  const rule = useCurrentRule()
  const { roles } = useViewer()
  const enters = roles.includes('debrief_lead') || roles.includes('gold_commander')
  // As it was when the page was opened: what is being typed is not taken away by a decision made meanwhile.
  const [open] = useState(
    refusalOfFactEdit({
      decisionRecorded: operation.decisions.length > 0,
      operationRemoved: operation.removal !== null,
    }) === null,
  )
  return enters && open ? (
    <FactsForm operation={operation} rule={rule} />
  ) : (
    <FactsRead operation={operation} rule={rule} />
  )
}

/** The facts of one operation, what the rule says about them, and the decision. */
export function FactsPage() {
  const operation = useOperationPage()
  return <FactsOf key={operation.id} operation={operation} />
}
