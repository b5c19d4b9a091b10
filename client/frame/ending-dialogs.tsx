import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import type { ApiProblem } from '#client/api/api-problem.ts'
import { extendSession } from '#client/api/session.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { clockLeft, minutesLeft } from './session-ending.ts'
import { SignOut } from './sign-out.tsx'

type EndingDialogProps = {
  title: string
  /** The sentence before the time that is left. */
  what: string
  left: number
  onEscape: () => void
  children: ReactNode
}

/** Says how long is left: every second to the eye, every minute to the ear. Focus comes back to where it was. */
function EndingDialog({ title, what, left, onEscape, children }: EndingDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [headingId, textId] = [useId(), useId()]
  // Before the dialog leaves the page, so that closing it gives focus back to the answer it came from.
  useLayoutEffect(() => {
    const box = dialog.current
    box?.showModal()
    return () => box?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      className="app-dialog"
      aria-labelledby={headingId}
      aria-describedby={textId}
      onCancel={(event) => {
        event.preventDefault()
        onEscape()
      }}
    >
      <h2 className="govuk-heading-m" id={headingId}>
        {title}
      </h2>
      <p className="govuk-body" id={textId}>
        {what} <b aria-hidden="true">{clockLeft(left)}</b>
        <span className="govuk-visually-hidden">{minutesLeft(left)}</span>.
      </p>
      <p className="govuk-visually-hidden" role="status">
        {minutesLeft(left)} left
      </p>
      {children}
    </dialog>
  )
}

/** Before the session idles out. Escape stays: whoever presses a key is there. */
export function IdleEnd({ left }: { left: number }) {
  const stay = useMutation<void, ApiProblem>({ mutationFn: extendSession })
  const onStay = () => !stay.isPending && stay.mutate()
  return (
    <EndingDialog
      title="Are you still there?"
      what="To protect what is on this page, you will be signed out in"
      left={left}
      onEscape={onStay}
    >
      <p className="govuk-body">Staying keeps you where you are, with everything you typed.</p>
      <ActFailed problem={stay.error} />
      <p className="app-actions">
        <button type="button" className="govuk-button" onClick={onStay}>
          Stay signed in
        </button>
        <SignOut className="app-link-button" />
      </p>
    </EndingDialog>
  )
}

/** Before the end that nobody can move. Signing in again happens in another tab, and this page stays. */
export function AbsoluteEnd({ left, onLater }: { left: number; onLater: () => void }) {
  return (
    <EndingDialog
      title="You have to sign in again soon"
      what="A sign-in does not last longer than a shift. Yours ends in"
      left={left}
      onEscape={onLater}
    >
      <p className="govuk-body">
        Sign in again in a new tab, then come back here: you will be in the same answer.
      </p>
      <p className="app-actions">
        <a className="govuk-button" href="/sign-in?return=%2Fsigned-in-again" target="_blank" rel="noopener">
          Save and sign in again (opens a new tab)
        </a>
        <button type="button" className="app-link-button" onClick={onLater}>
          Not yet
        </button>
      </p>
    </EndingDialog>
  )
}
