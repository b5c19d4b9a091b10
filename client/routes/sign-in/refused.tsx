import { Link, useParams } from 'react-router'
import { NotFound } from '#client/frame/failure.tsx'
import { Page } from '#client/frame/page.tsx'
import { useViewerIfAny } from '#client/frame/viewer.tsx'
import { personName } from '#client/words/people.ts'
import { isSignInRefusal, SIGN_IN_REFUSALS, type SignInRefusal } from '#shared/api/sign-in.ts'

/** These happen in a second tab, beside a page that still holds what was typed, and say so themselves. */
const IN_A_SECOND_TAB: readonly SignInRefusal[] = [
  'another_person',
  'not_fresh',
  'session_ended',
  'no_step_up',
]

/** The others may happen in either tab: whoever is signed in stays so, and came from another tab. */
function WayOn() {
  const viewer = useViewerIfAny()
  if (!viewer) {
    return (
      <p className="govuk-body">
        <Link className="govuk-link" to="/sign-in">
          Go to sign-in
        </Link>
      </p>
    )
  }
  return (
    <p className="govuk-body app-measure">
      You are still signed in as {personName(viewer)}. If you came from another tab, close this one and go
      back: what you wrote there is still there. Or{' '}
      <Link className="govuk-link" to="/">
        go to your work in this tab
      </Link>
      .
    </p>
  )
}

/** Why a sign-in came to nothing, and what to do. */
export function Refused() {
  const { why } = useParams()
  if (!isSignInRefusal(why)) return <NotFound />
  const { title, said } = SIGN_IN_REFUSALS[why]
  return (
    <Page title={title} marking="OFFICIAL">
      <p className="govuk-body app-measure">{said}</p>
      {!IN_A_SECOND_TAB.includes(why) && <WayOn />}
    </Page>
  )
}
