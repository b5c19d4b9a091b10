import type { ReactNode } from 'react'

/** What belongs here, when it will be here, and the one thing to do. */
export function Empty({ heading, children, act }: { heading: string; children: ReactNode; act?: ReactNode }) {
  return (
    <div className="app-empty">
      <h2 className="govuk-heading-s">{heading}</h2>
      <p className="govuk-body">{children}</p>
      {act && <p className="govuk-body">{act}</p>}
    </div>
  )
}
