import { useSuspenseQuery } from '@tanstack/react-query'
import { SessionReply } from '#shared/api/session.ts'
import { request } from './request.ts'
import { SESSION_KEY } from './signed-in.ts'

export const sessionQuery = {
  queryKey: SESSION_KEY,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request(SessionReply, 'GET', '/api/v1/session', undefined, { signal }),
  staleTime: 60_000,
  refetchOnWindowFocus: 'always',
} as const

/** Who is signed in, and what this installation is. Loaded before the first page is shown. */
export function useSession(): SessionReply {
  return useSuspenseQuery(sessionQuery).data
}
