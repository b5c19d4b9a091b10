import { MarkingStrip } from './marking.tsx'

export function Footer({ demonstration }: { demonstration: boolean }) {
  return (
    <footer className="govuk-footer">
      <div className="govuk-width-container app-footer">
        <span>Post-event learning reviews for protest policing.</span>
        {demonstration && <span>Demonstration: every operation and person here is invented.</span>}
      </div>
      <MarkingStrip foot />
    </footer>
  )
}
