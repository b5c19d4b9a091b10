import { useEffect, useState } from 'react'
import { watchAttendance } from '#client/api/attendance.ts'
import { askSession, useSession, useSessionTimes } from '#client/api/session.ts'
import { currentToken } from '#client/api/signed-in.ts'
import { hearTabs, type TabNews, tellTabs } from '#client/api/tabs.ts'
import { AbsoluteEnd, IdleEnd } from './ending-dialogs.tsx'
import { holdsWords } from './holds-words.ts'
import { type Ending, watchFor } from './session-ending.ts'

const SECOND = 1000
/** While it warns the page asks so often: another tab may have been used, and at the end the session is over. */
const ASK_EVERY = 10 * SECOND

function nextAsk(endsAt: number): number {
  const soon = Date.now() + ASK_EVERY
  return Date.now() <= endsAt ? Math.min(soon, endsAt + SECOND) : soon
}

/** How the session is about to end, and how long is left; null while there is time. Asks the server before it warns. */
function useEnding(): (Ending & { left: number }) | null {
  const told = useSessionTimes()
  const [now, setNow] = useState(() => Date.now())
  const watch = told && watchFor(told, now)
  const askAt = watch && 'askAt' in watch ? watch.askAt : null
  const endsAt = watch && 'warn' in watch ? watch.warn.at : null
  useEffect(() => {
    if (askAt === null) return
    const ask = () => void askSession().finally(() => setNow(Date.now()))
    const timer = setTimeout(ask, Math.max(0, askAt - Date.now()))
    return () => clearTimeout(timer)
  }, [askAt])
  useEffect(() => {
    if (endsAt === null) return
    let nextAt = nextAsk(endsAt)
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() < nextAt) return
      nextAt = nextAsk(endsAt)
      void askSession()
    }, SECOND)
    return () => clearInterval(timer)
  }, [endsAt])
  return watch && 'warn' in watch ? { ...watch.warn, left: watch.warn.at - now } : null
}

function onNews(news: TabNews): void {
  // What was typed stays on the page. Where nothing was, nothing of the person stays either.
  if (news === 'signed_out' && !holdsWords()) window.location.replace('/sign-in')
  else void askSession()
}

/** Goes along with what other tabs of this browser do to the session they share, and tells them who came here. */
function useOtherTabs(personId: string | null): void {
  useEffect(() => hearTabs(onNews), [])
  useEffect(() => {
    if (personId !== null) tellTabs('changed')
  }, [personId])
}

/** A page that the browser kept and brings back is shown once the server has said whose it may be. */
function useBroughtBack(): void {
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return
      document.documentElement.hidden = true
      void askSession().finally(() => {
        // It was left, and left with nothing unsaved: a new page says who may see it.
        if (currentToken() === null) window.location.reload()
        else document.documentElement.hidden = false
      })
    }
    window.addEventListener('pageshow', onShow)
    return () => window.removeEventListener('pageshow', onShow)
  }, [])
}

/** Watches over the session of this page: warns before it ends, agrees with other tabs, and notices who is there. */
export function SessionWatch() {
  const { viewer, another } = useSession()
  const ending = useEnding()
  const [dismissed, setDismissed] = useState(false)
  useOtherTabs(viewer?.personId ?? null)
  useBroughtBack()
  useEffect(() => watchAttendance(window), [])
  useEffect(() => {
    // Nobody reads another person's page; one with words on it stays for its own person, under a notice.
    if (another !== null && !holdsWords()) window.location.reload()
  }, [another])
  if (ending?.kind === 'idle') return <IdleEnd left={ending.left} />
  if (ending?.kind === 'absolute' && !dismissed) {
    return <AbsoluteEnd left={ending.left} onLater={() => setDismissed(true)} />
  }
  return null
}
