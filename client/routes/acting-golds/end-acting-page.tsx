import { useNavigate, useParams } from 'react-router'
import { refreshPeople, useActingGolds } from '#client/api/administration.ts'
import { ApiProblem } from '#client/api/api-problem.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { personName } from '#client/words/people.ts'
import { ActingEndedReply, EndActingGold } from '#shared/api/acting-golds.ts'
import { PROBLEMS } from '#shared/problems.ts'

/** Ends an appointment before its time. */
export function EndActingPage() {
  useOneOfRoles('gold_commander', 'force_administrator')
  const navigate = useNavigate()
  const { id } = useParams()
  const appointment = useActingGolds().appointments.find((each) => each.id === id)
  if (!appointment) throw new ApiProblem({ code: 'not_found', ...PROBLEMS.not_found })
  const { deputy, actingFor } = appointment
  const name = personName(deputy)
  return (
    <RecordPage
      title={`${name} stops acting as gold`}
      marking="OFFICIAL"
      back={{ to: '/acting', words: 'People who act for a gold' }}
      intro={
        <p className="govuk-body app-measure">
          {actingFor ? `${name} acts for ${personName(actingFor)}. ` : ''}It ends at their next request. What
          they signed stays signed.
        </p>
      }
      form={{
        questions: [{ id: 'reason', type: 'textarea', label: 'Why', maxLength: 300 }],
        schema: EndActingGold,
        path: `/api/v1/acting-golds/${id}/end`,
        reply: ActingEndedReply,
        onDone: async () => {
          await refreshPeople()
          await navigate('/acting', { state: { done: `${name} acts as gold no more.` } })
        },
      }}
      act="End it"
    />
  )
}
