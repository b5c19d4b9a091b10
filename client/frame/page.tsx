import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { Marking } from '#shared/form/definition.ts'
import { useArrival } from './arrival.tsx'
import { SERVICE_NAME } from './header.tsx'
import { useMarking } from './marking.tsx'

const FaultsContext = createContext<(faults: boolean) => void>(() => undefined)

/** While an error summary is shown, the title of the document starts with "Error: ". */
export function useFaultsInTitle(faults: boolean): void {
  const tell = useContext(FaultsContext)
  useEffect(() => {
    tell(faults)
    return () => tell(false)
  }, [tell, faults])
}

type PageProps = {
  /** The heading, and the first words of the document's title. */
  title: string
  marking: Marking
  /** A second part of the document's title, where the heading alone does not tell pages apart. */
  about?: string
  caption?: ReactNode
  back?: { to: string; words: string }
  /** Above the caption and the heading: an error summary, a notice. */
  above?: ReactNode
  /** In one line with the heading, at its right: the first thing to do here. */
  beside?: ReactNode
  /** One line right under the heading. */
  under?: ReactNode
  children: ReactNode
}

/** One page: way back, main part, heading, title and marking. Every page of the service is one of these. */
export function Page({ title, marking, about, caption, back, above, beside, under, children }: PageProps) {
  const [faults, setFaults] = useState(false)
  const heading = useArrival()
  const full = [title, about].filter(Boolean).join(': ')
  useMarking(marking)
  useEffect(() => {
    document.title = `${faults ? 'Error: ' : ''}${full} - ${SERVICE_NAME}`
  }, [full, faults])

  const opening = (
    <>
      {caption && <span className="govuk-caption-l">{caption}</span>}
      <h1 className="govuk-heading-l app-title" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {under && <p className="govuk-body app-soft">{under}</p>}
    </>
  )
  return (
    <FaultsContext value={setFaults}>
      {back && (
        <nav aria-label="Back">
          <Link className="govuk-back-link" to={back.to}>
            {back.words}
          </Link>
        </nav>
      )}
      <main className="govuk-main-wrapper" id="main" tabIndex={-1}>
        {above}
        {beside ? (
          <div className="app-head">
            <div>{opening}</div>
            <div className="app-actions">{beside}</div>
          </div>
        ) : (
          opening
        )}
        {children}
      </main>
    </FaultsContext>
  )
}
