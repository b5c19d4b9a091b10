import { useNavigate } from 'react-router'
import { refreshOperation } from '#client/api/operations.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { backTo, operationCaption } from './use-operation-page.ts'

/** What the page of a form about one operation shows around it, and the way back once its act is done. */
export function useOperationForm(operation: OperationReply, back = backTo(operation)) {
  const navigate = useNavigate()
  return {
    page: {
      about: operation.name,
      marking: 'OFFICIAL' as const,
      caption: operationCaption(operation),
      back,
    },
    goBack: async (done: string) => {
      await refreshOperation(operation.id)
      await navigate(back.to, { state: { done } })
    },
  }
}
