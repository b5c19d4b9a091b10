import { Link, useParams } from 'react-router'
import { NotFound } from '#client/frame/failure.tsx'
import { Page } from '#client/frame/page.tsx'
import { isSignInRefusal, SIGN_IN_REFUSALS, type SignInRefusal } from '#shared/api/sign-in.ts'

/** These happen in a second tab, beside a page that still holds what was typed. */
const IN_A_SECOND_TAB: readonly SignInRefusal[] = [
  'another_person',
  'not_fresh',
  'session_ended',
  'no_step_up',
]

/** Why a sign-in came to nothing, and what to do. */
export function Refused() {
  const { why } = useParams()
  if (!isSignInRefusal(why)) return <NotFound />
  const { title, said } = SIGN_IN_REFUSALS[why]
  return (
    <Page title={title} marking="OFFICIAL">
      <p className="govuk-body app-measure">{said}</p>
      {!IN_A_SECOND_TAB.includes(why) && (
        <p className="govuk-body">
          <Link className="govuk-link" to="/sign-in">
            Go to sign-in
          </Link>
        </p>
      )}
    </Page>
  )
}
