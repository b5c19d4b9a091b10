import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { ConfirmStep } from '#client/routes/sign-off/confirm-step.tsx'
import { ownWorkWarning } from '#client/words/own-work.ts'
import { GiveRole, RoleGivenReply } from '#shared/api/administration.ts'
import { roleWords } from '#shared/workflow/states.ts'
import { forceRoles } from './role-words.ts'
import { usePersonForm } from './use-person-form.ts'

const OF_A_ROLE = { needs: 'Giving a role', notYet: 'No role is given yet.' }

/** Gives one role to one person. The service asks for proof of who gives it. */
export function GiveRolePage() {
  useOneOfRoles('force_administrator')
  const { person, page, goBack } = usePersonForm()
  const held = person.grants.map(({ role }) => role)
  const options = forceRoles.filter(({ id }) => !held.includes(id))
  return (
    <RecordPage
      {...page}
      title="Give a role"
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
        onDone: ({ role, cannotSign }) => goBack(`${roleWords[role]} is given.${ownWorkWarning(cannotSign)}`),
      }}
      act="Give the role"
      confirming={(step) => <ConfirmStep act="give the role" of={OF_A_ROLE} {...step} />}
    />
  )
}
