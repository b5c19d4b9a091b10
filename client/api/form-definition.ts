import { useSuspenseQuery } from '@tanstack/react-query'
import { FormDefinition } from '#shared/form/definition.ts'
import { request } from './request.ts'

/** The form of that version. A published version never changes, so it is asked for once. */
export function useFormDefinition(id: string, version: string): FormDefinition {
  const query = {
    queryKey: ['form-definition', id, version] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      request(FormDefinition, 'GET', `/api/v1/form-definitions/${id}/${version}`, undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }
  return useSuspenseQuery(query).data
}
