import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { SessionReply, ViewerReply } from '#shared/api/session.ts'

const ViewerContext = createContext<ViewerReply | null>(null)

/**
 * Keeps the person on the page when their session ends, so that what they typed stays where it is until they sign in
 * again. Someone else signing in loads everything afresh: nobody reads another person's page.
 */
export function ViewerProvider({ session, children }: { session: SessionReply; children: ReactNode }) {
  const [person, setPerson] = useState(session.viewer)
  const now = session.viewer
  const another = now !== null && person !== null && now.personId !== person.personId
  useEffect(() => {
    if (another) window.location.reload()
    else if (now !== null) setPerson(now)
  }, [another, now])
  return <ViewerContext value={another ? null : (now ?? person)}>{children}</ViewerContext>
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
