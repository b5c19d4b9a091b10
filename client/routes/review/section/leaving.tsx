import { useEffect, useState } from 'react'
import { useBlocker } from 'react-router'
import { LeaveDialog } from './leave-dialog.tsx'
import type { SectionDraft } from './use-section-draft.ts'

function whyOf({ savable, state }: SectionDraft): string {
  const [fault] = savable.faults
  if (savable.answers === null) return 'This section is too large to be saved.'
  if (fault) return `An answer cannot be saved as it is. ${fault.message}.`
  if (state.changed) return 'Someone else saved this section, and you have not chosen what to keep.'
  return 'The service could not be reached, or took no more of it.'
}

/** Leaving the page saves first. Where that does not work, the person decides. */
export function Leaving({ draft }: { draft: SectionDraft }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && draft.isUnsaved(),
  )
  const [asking, setAsking] = useState(false)
  const { flush } = draft
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each attempt to leave
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    let here = true
    void flush().then((saved) => {
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
      why={whyOf(draft)}
      onStay={() => {
        setAsking(false)
        blocker.reset()
      }}
      onLeave={() => blocker.proceed()}
    />
  )
}
