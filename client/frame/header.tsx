import { Link } from 'react-router'
import { personName } from '#client/words/people.ts'
import type { ViewerReply } from '#shared/api/session.ts'
import { type Role, roleWords } from '#shared/workflow/states.ts'
import { LadderMark } from './ladder-mark.tsx'
import { SignOut } from './sign-out.tsx'

export const SERVICE_NAME = 'Post-event learning reviews'

/** "Debrief lead and gold commander, Hampshire and Isle of Wight Constabulary". */
export function standing({ roles, actingGold, organisation }: ViewerReply): string {
  const wordsOf = (role: Role) =>
    role === 'gold_commander' && actingGold ? 'Acting gold commander' : roleWords[role]
  const words = roles.map((role, at) => (at === 0 ? wordsOf(role) : wordsOf(role).toLowerCase()))
  return words.length === 0 ? organisation.name : `${words.join(', ')}, ${organisation.name}`
}

function Who({ viewer }: { viewer: ViewerReply | null }) {
  if (!viewer) {
    return (
      <div className="app-who">
        <Link to="/sign-in">Sign in</Link>
      </div>
    )
  }
  return (
    <div className="app-who">
      <span className="app-who__more">
        <Link to="/account">
          <strong>{personName(viewer)}</strong>
        </Link>{' '}
        <SignOut className="app-link-button app-link-button--inverse" />
        <br />
        {standing(viewer)}
      </span>
    </div>
  )
}

export function Header({ viewer }: { viewer: ViewerReply | null }) {
  return (
    <div className="govuk-generic-header">
      <div className="govuk-generic-header__container govuk-width-container">
        <div className="govuk-generic-header__logo">
          <Link to="/" className="govuk-generic-header__homepage-link">
            <LadderMark />
            <span>{SERVICE_NAME}</span>
          </Link>
        </div>
        <Who viewer={viewer} />
      </div>
    </div>
  )
}
