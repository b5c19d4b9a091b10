import { useParams } from 'react-router'
import { ApiProblem } from '#client/api/api-problem.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useOperationForm } from '#client/routes/operation/use-operation-form.ts'
import { useOperationPage } from '#client/routes/operation/use-operation-page.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { EndShare, ShareMadeReply, ShareOperation } from '#shared/api/sharing.ts'
import { PROBLEMS } from '#shared/problems.ts'
import { forces } from '#shared/reference/organisations.ts'
import { shareRoles } from '#shared/workflow/sharing.ts'

/** Every force that the operation is not shared with now and that does not lead it. */
function forcesToChoose({ forceId, shares }: OperationReply) {
  const taken = shares.filter(({ endedAt }) => endedAt === null).map(({ force }) => force.id)
  return forces()
    .filter(({ id }) => id !== forceId && !taken.includes(id))
    .map(({ id, name, region }) => ({ id, label: name, group: region }))
}

/** Shows the operation to another force. */
export function SharePage() {
  useOneOfRoles(...shareRoles)
  const operation = useOperationPage()
  const { page, goBack } = useOperationForm(operation)
  return (
    <RecordPage
      {...page}
      title="Share it with another force"
      intro={
        <p className="govuk-body app-measure">
          Everyone with a role in that force can read the operation and its review. It stays yours: your force
          leads it, counts it and signs it. Their contributors write only the sections that you ask them to.
        </p>
      }
      form={{
        questions: [
          {
            id: 'forceId',
            type: 'select',
            label: 'Which force?',
            options: forcesToChoose(operation),
            ask: 'Choose the force',
          },
          { id: 'reason', type: 'textarea', label: 'Why is it shared?', maxLength: 2_000 },
        ],
        schema: ShareOperation,
        path: `/api/v1/operations/${operation.id}/shares`,
        reply: ShareMadeReply,
        onDone: () => goBack('The operation is shared. The other force can read it now.'),
      }}
      act="Share it"
    />
  )
}

/** Ends a share. */
export function EndSharePage() {
  useOneOfRoles(...shareRoles)
  const operation = useOperationPage()
  const { share: shareId } = useParams()
  const share = operation.shares.find(({ id, endedAt }) => id === shareId && endedAt === null)
  if (!share) throw new ApiProblem({ code: 'not_found', ...PROBLEMS.not_found })
  return <EndShareForm operation={operation} share={share} />
}

type EndShareFormProps = { operation: OperationReply; share: OperationReply['shares'][number] }

function EndShareForm({ operation, share }: EndShareFormProps) {
  const { name } = share.force
  const { page, goBack } = useOperationForm(operation)
  return (
    <RecordPage
      {...page}
      title={`End the share with ${name}`}
      intro={
        <p className="govuk-body app-measure">
          Nobody of {name} can read the operation or its review from that moment on. Sections given to their
          people are taken back. What they wrote stays, under their names.
        </p>
      }
      form={{
        questions: [{ id: 'reason', type: 'textarea', label: 'Why does it end?', maxLength: 2_000 }],
        schema: EndShare,
        path: `/api/v1/operations/${operation.id}/shares/${share.id}/end`,
        reply: ShareMadeReply,
        onDone: () => goBack(`The operation is no longer shared with ${name}.`),
      }}
      act="End the share"
    />
  )
}
