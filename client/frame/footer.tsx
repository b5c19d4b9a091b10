import { Link } from 'react-router'
import { MarkingStrip } from './marking.tsx'
import { useViewerIfAny } from './viewer.tsx'

export function Footer({ demonstration }: { demonstration: boolean }) {
  const viewer = useViewerIfAny()
  const force = viewer?.organisation.kind === 'force'
  return (
    <footer className="govuk-footer">
      <div className="govuk-width-container app-footer">
        <span>Post-event learning reviews for protest policing.</span>
        {viewer && (
          <Link className="govuk-footer__link" to={force ? '/access' : '/access/own'}>
            {force ? 'Who opened my reviews' : 'What I opened'}
          </Link>
        )}
        {demonstration && <span>Demonstration: every operation and person here is invented.</span>}
      </div>
      <MarkingStrip foot />
    </footer>
  )
}
