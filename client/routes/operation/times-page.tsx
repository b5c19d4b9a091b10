import { useNavigate } from 'react-router'
import { refreshOperation } from '#client/api/operations.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { RecordTimes, RegisteredReply } from '#shared/api/operations.ts'
import { londonClock } from '#shared/calendar.ts'
import { backTo, operationCaption, useOperationPage } from './use-operation-page.ts'

/** When the first officer was posted and the last one released: what every deadline counts from. */
export function TimesPage() {
  useOneOfRoles('debrief_lead')
  const navigate = useNavigate()
  const operation = useOperationPage()
  const { id, startedAt, stoodDownAt } = operation
  const clock = (instant: string | null) => (instant === null ? null : londonClock(instant))
  return (
    <RecordPage
      title={stoodDownAt === null ? 'Record the stand-down' : 'Correct the times'}
      about={operation.name}
      marking="OFFICIAL"
      caption={operationCaption(operation)}
      back={backTo(operation)}
      intro={
        <p className="govuk-body app-measure">
          Every deadline counts from the day on which the last officer posted to the operation was released.
          {stoodDownAt !== null && ' A correction moves the deadlines, and stays on record.'}
        </p>
      }
      form={{
        questions: [
          {
            id: 'startedAt',
            type: 'datetime',
            label: 'First officer posted',
            ask: 'Enter the date and time when the first officer was posted',
          },
          {
            id: 'stoodDownAt',
            type: 'datetime',
            label: 'Last officer stood down',
            ask: 'Enter the date and time when the last officer was stood down',
          },
        ],
        initial: { startedAt: clock(startedAt), stoodDownAt: clock(stoodDownAt) },
        schema: RecordTimes,
        path: `/api/v1/operations/${id}/times`,
        reply: RegisteredReply,
        onDone: async () => {
          await refreshOperation(id)
          await navigate(`/operations/${id}`, {
            state: { done: 'The times are recorded. Deadlines count from the stand-down.' },
          })
        },
      }}
      act="Record the times"
    />
  )
}
