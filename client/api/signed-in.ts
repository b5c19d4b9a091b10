import type { SessionReply } from '#shared/api/session.ts'
import { queryClient } from './query-client.ts'

export const SESSION_KEY = ['session'] as const

function known(): SessionReply | undefined {
  return queryClient.getQueryData<SessionReply>(SESSION_KEY)
}

/** The token that proves a change comes from this page; null before sign-in. */
export function currentToken(): string | null {
  return known()?.csrfToken ?? null
}

/** The server said that nobody is signed in: remember it, and leave the page with its typed words where it is. */
export function noteSignedOut(): void {
  const session = known()
  if (session?.viewer) queryClient.setQueryData(SESSION_KEY, { ...session, viewer: null, csrfToken: null })
}
