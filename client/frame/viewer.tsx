import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { PageSession } from '#client/api/signed-in.ts'
import type { ViewerReply } from '#shared/api/session.ts'

const ViewerContext = createContext<ViewerReply | null>(null)

/**
 * Keeps the person on the page when their session ends or someone else signs in, so that what they typed stays where
 * it is, as theirs, until they sign in again.
 */
export function ViewerProvider({ session, children }: { session: PageSession; children: ReactNode }) {
  const [person, setPerson] = useState(session.viewer)
  const now = session.viewer
  useEffect(() => {
    if (now !== null) setPerson(now)
  }, [now])
  return <ViewerContext value={now ?? person}>{children}</ViewerContext>
}

/** Inside, the person is as given here: what they hold can count for less on some pages. */
export function ViewerAs({ viewer, children }: { viewer: ViewerReply | null; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>
}

/** The person asking, or null before sign-in. */
export function useViewerIfAny(): ViewerReply | null {
  return useContext(ViewerContext)
}

/** The person asking, on pages that need a sign-in. Throws where there is none. */
export function useViewer(): ViewerReply {
  const viewer = useContext(ViewerContext)
  if (!viewer) throw new Error('This page needs a person who is signed in')
  return viewer
}
