import { Link } from 'react-router'
import { Page } from '#client/frame/page.tsx'

/** Where the sign-in of a second tab ends: the words are in the first one. */
export function SignedInAgain() {
  return (
    <Page title="You are signed in again" marking="OFFICIAL">
      <p className="govuk-body app-measure">
        Close this tab and go back to the one you came from. Your words are still there.
      </p>
      <p className="govuk-body">
        <Link className="govuk-link" to="/">
          Go to your work in this tab
        </Link>
      </p>
    </Page>
  )
}
