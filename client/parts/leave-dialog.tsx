import { useId, useLayoutEffect, useRef } from 'react'

type LeaveDialogProps = {
  /** What would be lost. */
  why: string
  onStay: () => void
  onLeave: () => void
}

/** Asks before a page is left that holds something that could not be saved. */
export function LeaveDialog({ why, onStay, onLeave }: LeaveDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const box = dialog.current
    box?.showModal()
    return () => box?.close()
  }, [])
  return (
    <dialog ref={dialog} className="app-dialog" aria-labelledby={id} onCancel={onStay}>
      <h2 className="govuk-heading-m" id={id}>
        Some of this page is not saved
      </h2>
      <p className="govuk-body">{why} If you leave now, it is lost.</p>
      <p className="app-actions">
        <button type="button" className="govuk-button" onClick={onStay}>
          Stay on this page
        </button>
        <button type="button" className="app-link-button" onClick={onLeave}>
          Leave without it
        </button>
      </p>
    </dialog>
  )
}
