import { Navigate } from 'react-router'
import { homeOf } from '#client/frame/navigation-words.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { YourWork } from './your-work.tsx'

/** What people of one's role come to do: their work here, or the page that is theirs. */
export function Home() {
  const to = homeOf(useViewer().roles)
  return to === '/' ? <YourWork /> : <Navigate to={to} replace />
}
