import { useParams } from 'react-router'
import { useOperation } from '#client/api/operations.ts'
import type { OperationReply } from '#shared/api/operations.ts'

/** The operation that the address names. Throws what the server says where there is none. */
export function useOperationPage(): OperationReply {
  return useOperation(useParams().id ?? '')
}

/** "Operation Marram · HIW-2026-0412": above the heading of the pages of one operation. */
export function operationCaption({ name, reference }: Pick<OperationReply, 'name' | 'reference'>): string {
  return `${name} · ${reference}`
}

/** The way back to the operation's own page. */
export function backTo({ id, name }: Pick<OperationReply, 'id' | 'name'>): { to: string; words: string } {
  return { to: `/operations/${id}`, words: name }
}
