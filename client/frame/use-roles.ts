import { ApiProblem } from '#client/api/api-problem.ts'
import { PROBLEMS } from '#shared/problems.ts'
import type { Role } from '#shared/workflow/states.ts'
import { useViewer } from './viewer.tsx'

/** For pages that only some roles use: throws `not_allowed` for everyone else, as the server would. */
export function useOneOfRoles(...wanted: readonly Role[]): void {
  const { roles } = useViewer()
  if (wanted.some((role) => roles.includes(role))) return
  throw new ApiProblem({ code: 'not_allowed', ...PROBLEMS.not_allowed })
}
