import { useCurrentRule } from '#client/api/rule.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { useOperationPage } from '#client/routes/operation/use-operation-page.ts'
import { FactsForm } from './facts-form.tsx'
import { FactsRead } from './facts-read.tsx'

/** The facts of one operation, what the rule says about them, and the decision. */
export function FactsPage() {
  const operation = useOperationPage()
  const rule = useCurrentRule()
  const { roles } = useViewer()
  const enters = roles.includes('debrief_lead') || roles.includes('gold_commander')
  return enters && operation.removal === null ? (
    <FactsForm key={operation.id} operation={operation} rule={rule} />
  ) : (
    <FactsRead operation={operation} rule={rule} />
  )
}
