import type { ApiProblem } from '#client/api/api-problem.ts'
import { Notice } from './notice.tsx'

/** Why an act did not happen, above the button that was pressed; with the number to quote where the fault is ours. */
export function ActFailed({ problem }: { problem: ApiProblem | null }) {
  if (!problem) return null
  return (
    <Notice kind="bad" alert>
      {problem.detail ?? problem.title}
      {problem.status >= 500 && problem.number && (
        <>
          {' '}
          If you report it, give this number: <span className="app-mono">{problem.number}</span>.
        </>
      )}
    </Notice>
  )
}
