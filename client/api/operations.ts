import { useSuspenseQuery } from '@tanstack/react-query'
import { OperationReply, OperationsReply, PeopleReply } from '#shared/api/operations.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'

type Asking = { signal: AbortSignal }

const OPERATIONS = ['operations'] as const

export const operationsQuery = {
  queryKey: OPERATIONS,
  queryFn: ({ signal }: Asking) =>
    request(OperationsReply, 'GET', '/api/v1/operations', undefined, { signal }),
} as const

export function operationQuery(id: string) {
  return {
    queryKey: ['operation', id] as const,
    queryFn: ({ signal }: Asking) =>
      request(OperationReply, 'GET', `/api/v1/operations/${id}`, undefined, { signal }),
  }
}

/** Every operation of the viewer's force, newest first. */
export function useOperations(): OperationsReply {
  return useSuspenseQuery(operationsQuery).data
}

/** One operation with its facts, decisions, debriefs, pauses and review. */
export function useOperation(id: string): OperationReply {
  return useSuspenseQuery(operationQuery(id)).data
}

/** Asks again for what a change to this operation may have moved. Resolves when the open pages have it. */
export async function refreshOperation(id: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['operation', id] }),
    queryClient.invalidateQueries({ queryKey: OPERATIONS }),
  ])
}

/** Everyone who holds a role in the viewer's organisation. */
export function usePeople(): PeopleReply['people'] {
  const query = {
    queryKey: ['people'] as const,
    queryFn: ({ signal }: Asking) => request(PeopleReply, 'GET', '/api/v1/people', undefined, { signal }),
  }
  return useSuspenseQuery(query).data.people
}
