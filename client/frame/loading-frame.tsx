import type { ReactNode } from 'react'
import { useRouteError } from 'react-router'
import { ApiProblem } from '#client/api/api-problem.ts'
import { Failed } from './failure.tsx'
import { SERVICE_NAME } from './header.tsx'
import { LadderMark } from './ladder-mark.tsx'
import { Waiting } from './waiting.tsx'

/** The frame before it is known who is asking: the name of the service and nothing else. */
function BareFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="govuk-generic-header">
        <div className="govuk-generic-header__container govuk-width-container">
          <div className="govuk-generic-header__logo">
            <a href="/" className="govuk-generic-header__homepage-link">
              <LadderMark />
              <span>{SERVICE_NAME}</span>
            </a>
          </div>
        </div>
      </header>
      <div className="govuk-width-container">{children}</div>
    </>
  )
}

export function LoadingFrame() {
  return (
    <BareFrame>
      <Waiting />
    </BareFrame>
  )
}

/** Shown when the frame itself cannot be drawn: the service does not answer at all. */
export function WholeFailure() {
  const error = useRouteError()
  return (
    <BareFrame>
      <Failed problem={error instanceof ApiProblem ? error : undefined} />
    </BareFrame>
  )
}
