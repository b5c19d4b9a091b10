import { useSuspenseQuery } from '@tanstack/react-query'
import { AccessReply } from '#shared/api/access.ts'
import { request } from './request.ts'

/** Whose acts: others' on one's own reviews, one's own, or everyone's on the records of the force. */
export type AccessLog = 'my_reviews' | 'own' | 'force'

const PATHS: Record<AccessLog, string> = {
  my_reviews: '/api/v1/access',
  own: '/api/v1/access/own',
  force: '/api/v1/access/force',
}

/** A page of the access log. Each look is an entry of its own, so it is asked for when a page is opened and not again. */
export function useAccessLog(log: AccessLog, search: string): AccessReply {
  const query = {
    queryKey: ['access', log, search] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      request(AccessReply, 'GET', `${PATHS[log]}${search}`, undefined, { signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  }
  return useSuspenseQuery(query).data
}
