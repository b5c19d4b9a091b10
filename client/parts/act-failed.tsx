import type { ApiProblem } from '#client/api/api-problem.ts'
import { Notice } from './notice.tsx'

/** Why an act did not happen, above the button that was pressed; with the number to quote where there is one. */
export function ActFailed({ problem }: { problem: ApiProblem | null }) {
  if (!problem) return null
  return (
    <Notice kind="bad" alert>
      {problem.detail ?? problem.title}
      {problem.number && (
        <>
          {' '}
          If you report it, give this number: <span className="app-mono">{problem.number}</span>.
        </>
      )}
    </Notice>
  )
}
