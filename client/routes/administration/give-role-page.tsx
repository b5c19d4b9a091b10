import { useNavigate, useParams } from 'react-router'
import { refreshPeople, useAdministered } from '#client/api/administration.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { ConfirmStep } from '#client/routes/sign-off/confirm-step.tsx'
import { personName } from '#client/words/people.ts'
import { GiveRole, RoleGivenReply } from '#shared/api/administration.ts'
import { roleWords } from '#shared/workflow/states.ts'
import { forceRoles } from './role-words.ts'

const OF_A_ROLE = { needs: 'Giving a role', notYet: 'No role is given yet.' }

/** Gives one role to one person. The service asks for proof of who gives it. */
export function GiveRolePage() {
  useOneOfRoles('force_administrator')
  const navigate = useNavigate()
  const person = useAdministered(useParams().id ?? '')
  const held = person.grants.map(({ role }) => role)
  const options = forceRoles.filter(({ id }) => !held.includes(id))
  const name = personName(person)
  const back = `/admin/people/${person.id}`
  return (
    <RecordPage
      title="Give a role"
      about={name}
      marking="OFFICIAL"
      caption={name}
      back={{ to: back, words: name }}
      intro={
        <>
          <p className="govuk-body app-measure">The role counts from their next request on.</p>
          <ul className="govuk-list app-measure">
            {options.map(({ id, label, may }) => (
              <li key={id}>
                <b>{label}.</b> {may}
              </li>
            ))}
          </ul>
        </>
      }
      form={{
        questions: [
          {
            id: 'role',
            type: 'select',
            label: 'Which role?',
            help: 'Whoever wrote part of a review can never sign it, whatever role they are given.',
            options: options.map(({ id, label }) => ({ id, label })),
            ask: 'Choose a role',
          },
        ],
        schema: GiveRole,
        path: `/api/v1/people/${person.id}/grants`,
        reply: RoleGivenReply,
        onDone: async ({ role, cannotSign }) => {
          await refreshPeople()
          const named = cannotSign.map(({ operationName }) => operationName).join(', ')
          const warning = named === '' ? '' : ` They wrote part of ${named} and still cannot sign that.`
          await navigate(back, { state: { done: `${roleWords[role]} is given.${warning}` } })
        },
      }}
      act="Give the role"
      confirming={(step) => <ConfirmStep act="give the role" of={OF_A_ROLE} {...step} />}
    />
  )
}
