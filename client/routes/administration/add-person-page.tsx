import { useNavigate } from 'react-router'
import { refreshPeople } from '#client/api/administration.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { AddPerson, PersonAddedReply } from '#shared/api/administration.ts'

/** Lists a person with the force. What they may do is given next. */
export function AddPersonPage() {
  useOneOfRoles('force_administrator')
  const navigate = useNavigate()
  return (
    <RecordPage
      title="Add a person"
      marking="OFFICIAL"
      back={{ to: '/admin', words: 'People and roles' }}
      intro={
        <p className="govuk-body app-measure">
          The name and the rank are shown beside all that this person does, and printed where they sign. They
          can do nothing until you give them a role.
        </p>
      }
      form={{
        questions: [
          { id: 'name', type: 'text', label: 'Name', maxLength: 100 },
          {
            id: 'rank',
            type: 'text',
            label: 'Rank',
            optional: true,
            help: 'For example Superintendent',
            maxLength: 60,
          },
          {
            id: 'rankShort',
            type: 'text',
            label: 'Rank in short',
            optional: true,
            help: 'For example Supt',
            maxLength: 20,
          },
          {
            id: 'signInId',
            type: 'text',
            label: 'Their id at your sign-in service',
            optional: true,
            help: 'In Microsoft Entra ID the object ID of their account. Without it they are listed and cannot sign in. Whoever your sign-in service gives a role needs no adding: they are here from their first sign-in on.',
            maxLength: 200,
          },
        ],
        schema: AddPerson,
        path: '/api/v1/people',
        reply: PersonAddedReply,
        onDone: async ({ id }) => {
          await refreshPeople()
          await navigate(`/admin/people/${id}`, {
            state: { done: 'The person is listed. Give them a role next.' },
          })
        },
      }}
      act="Add the person"
    />
  )
}
