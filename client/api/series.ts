import { useSuspenseQuery } from '@tanstack/react-query'
import { SeriesListReply, SeriesReply } from '#shared/api/series.ts'
import { refreshOperation } from './operations.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'

type Asking = { signal: AbortSignal }

const SERIES = ['series'] as const

/** Every series of the viewer's force, newest first. */
export function useSeriesList(): SeriesListReply['series'] {
  const query = {
    queryKey: [...SERIES, 'list'] as const,
    queryFn: ({ signal }: Asking) => request(SeriesListReply, 'GET', '/api/v1/series', undefined, { signal }),
  }
  return useSuspenseQuery(query).data.series
}

/** One series. What changes it happens on the pages of its operations, so it is asked for again each time. */
export function useSeries(id: string): SeriesReply {
  const query = {
    queryKey: [...SERIES, id] as const,
    queryFn: ({ signal }: Asking) =>
      request(SeriesReply, 'GET', `/api/v1/series/${id}`, undefined, { signal }),
    staleTime: 0,
  }
  return useSuspenseQuery(query).data
}

/** Asks again for every series, and for the operation that joined or left one. */
export async function refreshSeries(operationId?: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: SERIES }),
    ...(operationId === undefined ? [] : [refreshOperation(operationId)]),
  ])
}
