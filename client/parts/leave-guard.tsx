import { useEffect, useId, useRef } from 'react'
import { type Blocker, useBlocker } from 'react-router'

type LeaveGuardProps = {
  /** Something on the page is not saved and will not be by itself. */
  unsaved: boolean
}

function LeaveDialog({ blocker }: { blocker: Extract<Blocker, { state: 'blocked' }> }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const headingId = useId()
  useEffect(() => {
    const box = dialog.current
    box?.showModal()
    return () => box?.close()
  }, [])
  return (
    <dialog ref={dialog} className="app-dialog" aria-labelledby={headingId} onCancel={() => blocker.reset()}>
      <h2 className="govuk-heading-m" id={headingId}>
        Something here is not saved
      </h2>
      <p className="govuk-body">
        If you leave this page now, what you typed since it was saved last is lost.
      </p>
      <p className="app-actions">
        <button type="button" className="govuk-button" onClick={() => blocker.reset()}>
          Stay on this page
        </button>
        <button type="button" className="app-link-button" onClick={() => blocker.proceed()}>
          Leave without saving
        </button>
      </p>
    </dialog>
  )
}

/** Asks before a page with unsaved words is left: inside the service, and by closing the tab. */
export function LeaveGuard({ unsaved }: LeaveGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
  return blocker.state === 'blocked' && <LeaveDialog blocker={blocker} />
}
