import { useId, useLayoutEffect, useRef } from 'react'
import type { ViewerReply } from '#shared/api/session.ts'

type SignInAgainProps = {
  name: string
  /** Who is signed in in this browser now, where that is somebody else. */
  another: ViewerReply | null
}

function SignedOut({ name }: { name: string }) {
  return (
    <p className="govuk-body">
      Your words are still on this page, but they are not saved any more. Sign in as {name} in a new tab, then
      come back here: you will be in the same answer.
    </p>
  )
}

function SomeoneElse({ name, another }: { name: string; another: string }) {
  return (
    <p className="govuk-body">
      The words on this page are {name}’s. They are not saved any more, and never in the name of {another}. To
      save them, sign in as {name} in a new tab, then come back here.
    </p>
  )
}

/**
 * Shown over the page when the session has ended, or is another person's. Signing in happens in another tab, so that
 * the words on this page stay; this one notices when it is looked at again and goes on from the same answer.
 */
export function SignInAgain({ name, another }: SignInAgainProps) {
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
        {another === null ? 'You were signed out' : `${another.name} is signed in now`}
      </h2>
      {another === null ? <SignedOut name={name} /> : <SomeoneElse name={name} another={another.name} />}
      <p className="app-actions">
        <a className="govuk-button" href="/sign-in?return=%2Fsigned-in-again" target="_blank" rel="noopener">
          {another === null ? 'Sign in again' : `Sign in as ${name}`} (opens a new tab)
        </a>
        <button type="button" className="app-link-button" onClick={() => dialog.current?.close()}>
          Stay on this page
        </button>
        {another !== null && (
          <a className="govuk-link" href="/">
            Leave it and go on as {another.name}
          </a>
        )}
      </p>
    </dialog>
  )
}
