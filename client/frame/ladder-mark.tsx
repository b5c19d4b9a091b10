/** The one mark of the service: a ladder of six rungs, the top one brass. */
export function LadderMark() {
  return (
    <svg width="26" height="30" viewBox="0 0 26 30" fill="none" aria-hidden="true" focusable="false">
      <path className="app-mark__rails" strokeWidth="2.5" d="M4 0v30M22 0v30" />
      <path
        className="app-mark__rails"
        strokeWidth="2.5"
        d="M4 25.5h18M4 20.7h18M4 15.9h18M4 11.1h18M4 6.3h18"
      />
      <path className="app-mark__top" strokeWidth="3.2" d="M4 1.6h18" />
    </svg>
  )
}
