import { useParams } from 'react-router'
import { useAdministered, useAdministration } from '#client/api/administration.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { Notice } from '#client/parts/notice.tsx'
import { count } from '#client/words/numbers.ts'
import { EndRole, RolesEndedReply } from '#shared/api/administration.ts'
import { type Role, roles, roleWords } from '#shared/workflow/states.ts'
import { usePersonForm } from './use-person-form.ts'

/** What the force is left without when these roles end; null where somebody else still holds them. */
function useWarning(personId: string, ending: readonly Role[]): string | null {
  const { people, reviewsWithGold } = useAdministration()
  const golds = people.filter(({ grants }) => grants.some(({ role }) => role === 'gold_commander'))
  const lastGold = ending.includes('gold_commander') && golds.every(({ id }) => id === personId)
  if (!lastGold || reviewsWithGold === 0) return null
  return `This is the last gold commander of your force, and ${count(reviewsWithGold, 'review')} wait${
    reviewsWithGold === 1 ? 's' : ''
  } for gold. Nobody is left to sign until you make someone gold or appoint someone to act.`
}

type Ending = {
  title: string
  intro: string
  ending: readonly Role[]
  path: string
  act: string
  done: string
}

function EndPage({ title, intro, ending, path, act, done }: Ending) {
  const { person, page, goBack } = usePersonForm()
  const warning = useWarning(person.id, ending)
  return (
    <RecordPage
      {...page}
      title={title}
      intro={
        <>
          {warning && <Notice kind="bad">{warning}</Notice>}
          <p className="govuk-body app-measure">{intro}</p>
        </>
      }
      form={{
        questions: [
          { id: 'reason', type: 'textarea', label: 'Why', help: 'Kept with the role.', maxLength: 500 },
        ],
        schema: EndRole,
        path: `/api/v1/people/${person.id}/${path}`,
        reply: RolesEndedReply,
        ...(warning && { unasked: { confirmed: true } }),
        onDone: () => goBack(done),
      }}
      act={warning ? `${act} all the same` : act}
    />
  )
}

/** Ends one role of one person. */
export function EndRolePage() {
  useOneOfRoles('force_administrator')
  const asked = useParams().role
  const role = roles.find((each) => each === asked) ?? 'contributor'
  return (
    <EndPage
      title={`End the role: ${roleWords[role].toLowerCase()}`}
      intro="It ends at their next request. What they did in this role stays as it is. Whoever acts for a gold stops with the gold’s own role."
      ending={[role]}
      path={`grants/${role}/end`}
      act="End the role"
      done={`${roleWords[role]} is ended.`}
    />
  )
}

/** Someone leaves the force. */
export function LeavePage() {
  useOneOfRoles('force_administrator')
  const { grants } = useAdministered(useParams().id ?? '')
  return (
    <EndPage
      title="Record that this person has left"
      intro="Every role of theirs in your force ends, and they are signed out everywhere. Their name stays with what they did."
      ending={grants.map(({ role }) => role)}
      path="leave"
      act="End every role"
      done="Every role is ended and they are signed out."
    />
  )
}
