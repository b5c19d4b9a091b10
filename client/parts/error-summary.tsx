import { type ReactNode, useEffect, useRef } from 'react'
import { useFaultsInTitle } from '#client/frame/page.tsx'
import { focusPlace } from './focus-place.ts'

export type SummaryLine = {
  /** The id of the control to go to; none where the sentence is about the page as a whole. */
  place?: string
  message: string
  /** Why it is asked, as the end of "Asked …". */
  because?: string
}

type ErrorSummaryProps = {
  lines: readonly SummaryLine[]
  /** What else there is to know: that everything is saved, and what cannot be done yet. */
  children?: ReactNode
  /** Changes at every press of the button, so that the summary takes focus each time. */
  occasion: number
}

function Line({ place, message }: SummaryLine) {
  if (place === undefined) return message
  return (
    <a
      href={`#${place}`}
      onClick={(event) => {
        if (focusPlace(place)) event.preventDefault()
      }}
    >
      {message}
    </a>
  )
}

/** What must be put right, first on the page and focused; each line goes to its field, in the same words. */
export function ErrorSummary({ lines, children, occasion }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const any = lines.length > 0
  useFaultsInTitle(any)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each press of the button moves focus here again
  useEffect(() => {
    if (any) box.current?.focus()
  }, [any, occasion])
  if (!any) return null
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <div className="govuk-error-summary__body">
          {children}
          <ul className="govuk-list govuk-error-summary__list">
            {lines.map((line) => (
              <li key={`${line.place} ${line.message}`}>
                <Line {...line} />
                {line.because && <span className="app-why"> Asked {line.because}.</span>}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}
