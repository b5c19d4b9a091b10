import { useEffect, useState } from 'react'
import { useBlocker } from 'react-router'
import { LeaveDialog } from './leave-dialog.tsx'

type LeaveGuardProps = {
  /** True while the page holds anything that is stored nowhere else. Asked again at every attempt to leave. */
  isUnsaved: () => boolean
  /** Tries to store it before anyone is asked; true once nothing is left to lose. */
  save?: () => Promise<boolean>
  /** What would be lost, in a sentence. */
  why: string
}

/** The browser asks before it throws the page away, but only while something would be lost. */
function useTabGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
}

/** Leaving a page with unsaved words saves them first, where that can be done; where not, the person decides. */
export function LeaveGuard({ isUnsaved, save, why }: LeaveGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isUnsaved(),
  )
  const [asking, setAsking] = useState(false)
  useTabGuard(isUnsaved())
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each attempt to leave
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    let here = true
    void (save ? save() : Promise.resolve(false)).then((saved) => {
      if (!here) return
      if (saved) blocker.proceed()
      else setAsking(true)
    })
    return () => {
      here = false
    }
  }, [blocker.state])
  if (!asking || blocker.state !== 'blocked') return null
  return (
    <LeaveDialog
      why={why}
      onStay={() => {
        setAsking(false)
        blocker.reset()
      }}
      onLeave={() => {
        setAsking(false)
        blocker.proceed()
      }}
    />
  )
}
