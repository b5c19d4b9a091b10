import type { SessionReply, ViewerReply } from '#shared/api/session.ts'
import { queryClient } from './query-client.ts'

export const SESSION_KEY = ['session'] as const

/** A session as this page may use it: nobody's, where someone else than the page's person has signed in since. */
export type PageSession = SessionReply & { another: ViewerReply | null }

const NOBODY = { viewer: null, csrfToken: null, times: null, steppedUpAt: null, stepUpBy: null } as const

// A page belongs to the first person it was opened for until it is loaded again: what was typed on it is theirs.
let pagePerson: string | null = null

/** The session that the server tells of, seen from this page. Without anyone else's name, token and times. */
export function ofThisPage(session: SessionReply): PageSession {
  pagePerson ??= session.viewer?.personId ?? null
  if (session.viewer === null || session.viewer.personId === pagePerson) return { ...session, another: null }
  return { ...session, ...NOBODY, another: session.viewer }
}

function known(): PageSession | undefined {
  const session = queryClient.getQueryData<SessionReply>(SESSION_KEY)
  return session && ofThisPage(session)
}

/** The token that proves a change comes from this page; null before sign-in. */
export function currentToken(): string | null {
  return known()?.csrfToken ?? null
}

/** Someone else is signed in than the person whose page this is: nothing may be read or saved as them from here. */
export function isAnothers(): boolean {
  return known()?.another !== undefined && known()?.another !== null
}

/** The server said that nobody is signed in: remember it, and leave the page with its typed words where it is. */
export function noteSignedOut(): void {
  const session = queryClient.getQueryData<SessionReply>(SESSION_KEY)
  if (session?.viewer) {
    queryClient.setQueryData(SESSION_KEY, { ...session, ...NOBODY })
  }
}
