import { onlineManager, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import {
  SessionReply,
  SessionsReply,
  SessionTimes,
  SignedOutEverywhereReply,
  SignedOutReply,
} from '#shared/api/session.ts'
import { ApiProblem } from './api-problem.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'
import { ofThisPage, type PageSession, SESSION_KEY } from './signed-in.ts'
import { tellTabs } from './tabs.ts'

/** Asking for it keeps nobody signed in, so a page may ask whenever it wonders. */
const sessionQuery = {
  queryKey: SESSION_KEY,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request(SessionReply, 'GET', '/api/v1/session', undefined, { signal }),
  staleTime: 60_000,
  refetchOnWindowFocus: 'always',
  select: ofThisPage,
} as const

/** Who is signed in, and what this installation is. Loaded before the first page is shown. */
export function useSession(): PageSession {
  return useSuspenseQuery(sessionQuery).data
}

/** When the session ends, and when this page was told so by its own clock; null where nobody is signed in. */
export function useSessionTimes(): { times: SessionTimes; toldAt: number } | null {
  const { data, dataUpdatedAt } = useQuery(sessionQuery)
  return data?.times ? { times: data.times, toldAt: dataUpdatedAt } : null
}

/** Asks the server who is signed in now. Without an answer, what was known stays. */
export function askSession(): Promise<void> {
  return queryClient.refetchQueries({ queryKey: SESSION_KEY })
}

/** Keeps the person signed in, on every tab. Throws ApiProblem where that did not work. */
export async function extendSession(): Promise<void> {
  const times = await request(SessionTimes, 'POST', '/api/v1/session/extend')
  queryClient.setQueryData<SessionReply>(SESSION_KEY, (known) => known && { ...known, times })
  tellTabs('changed')
}

/** Ends it while this page asks for nothing: what it asks by itself would be answered to nobody. */
async function askingNothing<T>(end: () => Promise<T>): Promise<T> {
  onlineManager.setOnline(false)
  await queryClient.cancelQueries()
  try {
    return await end()
  } catch (error) {
    // The page stays, so it asks again; where the session had ended already, it is left all the same.
    if (!(error instanceof ApiProblem && error.status === 401)) onlineManager.setOnline(true)
    throw error
  }
}

/** Ends this session on the server, and on every tab. Throws ApiProblem where that did not work. */
export async function signOut(): Promise<void> {
  await askingNothing(() => request(SignedOutReply, 'POST', '/api/v1/sign-out'))
  tellTabs('signed_out')
}

/** Ends every session of the person, wherever it is. Returns how many there were. */
export async function signOutEverywhere(): Promise<number> {
  const { sessions } = await askingNothing(() =>
    request(SignedOutEverywhereReply, 'POST', '/api/v1/sign-out-everywhere'),
  )
  tellTabs('signed_out')
  return sessions
}

/** The person's own sessions that can still be used. */
export function useSessions(): SessionsReply['sessions'] {
  return useSuspenseQuery({
    queryKey: ['sessions'] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      request(SessionsReply, 'GET', '/api/v1/sessions', undefined, { signal }),
    staleTime: 0,
  }).data.sessions
}
