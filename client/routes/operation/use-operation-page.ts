import { useParams } from 'react-router'
import { ApiProblem } from '#client/api/api-problem.ts'
import { useOperation } from '#client/api/operations.ts'
import { Id } from '#shared/api/identifiers.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { PROBLEMS } from '#shared/problems.ts'

/** The operation that the address names. Throws what the server says where there is none. */
export function useOperationPage(): OperationReply {
  const { id = '' } = useParams()
  // An address that no operation can have is not there, rather than a request that cannot be read.
  if (!Id.safeParse(id).success) throw new ApiProblem({ code: 'not_found', ...PROBLEMS.not_found })
  return useOperation(id)
}

/** "Operation Marram · HIW-2026-0412": above the heading of the pages of one operation. */
export function operationCaption({ name, reference }: Pick<OperationReply, 'name' | 'reference'>): string {
  return `${name} · ${reference}`
}

/** The way back to the operation's own page. */
export function backTo({ id, name }: Pick<OperationReply, 'id' | 'name'>): { to: string; words: string } {
  return { to: `/operations/${id}`, words: name }
}
