import { Link } from 'react-router'
import { MarkingStrip } from './marking.tsx'

export function Footer({ signedIn, demonstration }: { signedIn: boolean; demonstration: boolean }) {
  return (
    <footer className="govuk-footer">
      <div className="govuk-width-container app-footer">
        <ul>
          <li>
            <Link className="govuk-link" to="/verify">
              Verify a pack
            </Link>
          </li>
          <li>
            <Link className="govuk-link" to="/accessibility">
              Accessibility statement
            </Link>
          </li>
          {signedIn && (
            <li>
              <Link className="govuk-link" to="/access">
                Who opened my reviews
              </Link>
            </li>
          )}
        </ul>
        {demonstration && <span>Demonstration: every operation and person here is invented.</span>}
      </div>
      <MarkingStrip foot />
    </footer>
  )
}
