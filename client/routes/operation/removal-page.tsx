import { useNavigate } from 'react-router'
import { refreshOperation, useOperations } from '#client/api/operations.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import type { RecordQuestion } from '#client/fields/record-question.ts'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import {
  MarkDuplicate,
  RegisteredReply,
  RestoreOperation,
  WithdrawOperation,
} from '#shared/api/operations.ts'
import { registerReasonWords } from '#shared/workflow/register.ts'
import { registerActionWords } from '#shared/workflow/states.ts'
import { type RemovalAct, removalPlaces } from './removal-outcome.ts'
import { backTo, operationCaption, useOperationPage } from './use-operation-page.ts'

const SCHEMAS = { withdraw: WithdrawOperation, mark_duplicate: MarkDuplicate, restore: RestoreOperation }

const CONSEQUENCES: Readonly<Record<RemovalAct, string>> = {
  withdraw:
    'It stays in the register, marked as withdrawn, and is no longer counted. Its review, if there is one, is withdrawn with it.',
  mark_duplicate:
    'It stays in the register, marked as a duplicate, and is no longer counted. Its review, if there is one, is withdrawn with it.',
  restore:
    'It is counted again. Its deadlines are those of its stand-down: the time since then was not stopped.',
}

const DONE: Readonly<Record<RemovalAct, string>> = {
  withdraw: 'The operation is withdrawn. It stays in the register and is no longer counted.',
  mark_duplicate:
    'The operation is marked as a duplicate. It stays in the register and is no longer counted.',
  restore: 'The operation is back in the register and is counted again.',
}

function reasonsFor(act: RemovalAct): { id: string; label: string }[] {
  return Object.entries(registerReasonWords[act]).map(([id, label]) => ({ id, label }))
}

function useQuestions(act: RemovalAct, operationId: string): RecordQuestion[] {
  const others = useOperations().rows.filter(
    ({ moments }) => moments.operationId !== operationId && moments.removedAt === null,
  )
  const other: RecordQuestion = {
    id: 'duplicateOf',
    type: 'select',
    label: 'Which operation does it repeat?',
    options: others.map(({ moments }) => ({
      id: moments.operationId,
      label: `${moments.name}, ${moments.reference}`,
      group: 'In the register',
    })),
  }
  return [
    ...(act === 'mark_duplicate' ? [other] : []),
    { id: 'code', type: 'select', label: 'Reason', options: reasonsFor(act) },
    {
      id: 'sentence',
      type: 'textarea',
      label: 'One sentence for the oversight body',
      help: 'The oversight body reads it beside the name of the operation. Write no names of people and nothing that must stay in the force.',
      maxLength: 500,
    },
  ]
}

function RemovalPage({ act }: { act: RemovalAct }) {
  useOneOfRoles('gold_commander', 'force_administrator')
  const navigate = useNavigate()
  const operation = useOperationPage()
  const { id } = operation
  const questions = useQuestions(act, id)
  return (
    <RecordPage
      title={registerActionWords[act]}
      about={operation.name}
      marking="OFFICIAL"
      caption={operationCaption(operation)}
      back={backTo(operation)}
      intro={<p className="govuk-body app-measure">{CONSEQUENCES[act]}</p>}
      form={{
        questions,
        schema: SCHEMAS[act],
        path: `/api/v1/operations/${id}/${removalPlaces[act]}`,
        reply: RegisteredReply,
        onDone: async () => {
          await refreshOperation(id)
          await navigate(`/operations/${id}`, { state: { done: DONE[act] } })
        },
      }}
      act={registerActionWords[act]}
    />
  )
}

export function WithdrawPage() {
  return <RemovalPage act="withdraw" />
}

export function DuplicatePage() {
  return <RemovalPage act="mark_duplicate" />
}

export function RestorePage() {
  return <RemovalPage act="restore" />
}
