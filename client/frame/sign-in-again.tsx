import { useId, useLayoutEffect, useRef } from 'react'

/**
 * Shown over the page when the session has ended. Signing in happens in another tab, so that the words on this page
 * stay; this one notices when it is looked at again and goes on from the same answer.
 */
export function SignInAgain({ name }: { name: string }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const headingId = useId()
  // Before the dialog leaves the page, so that closing it gives focus back to the answer it came from.
  useLayoutEffect(() => {
    const box = dialog.current
    box?.showModal()
    return () => box?.close()
  }, [])
  return (
    <dialog ref={dialog} className="app-dialog" aria-labelledby={headingId}>
      <h2 className="govuk-heading-m" id={headingId}>
        You were signed out
      </h2>
      <p className="govuk-body">
        Your words are still on this page, but they are not saved any more. Sign in as {name} in a new tab,
        then come back here: you will be in the same answer.
      </p>
      <p className="app-actions">
        <a className="govuk-button" href="/sign-in?return=%2Fsigned-in-again" target="_blank" rel="noopener">
          Sign in again (opens a new tab)
        </a>
        <button type="button" className="app-link-button" onClick={() => dialog.current?.close()}>
          Stay on this page
        </button>
      </p>
    </dialog>
  )
}
