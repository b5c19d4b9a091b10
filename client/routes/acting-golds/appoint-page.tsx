import { useNavigate } from 'react-router'
import { refreshPeople } from '#client/api/administration.ts'
import { useOperations, usePeople } from '#client/api/operations.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import type { RecordQuestion } from '#client/fields/record-question.ts'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { ConfirmStep } from '#client/routes/sign-off/confirm-step.tsx'
import { ownWorkWarning } from '#client/words/own-work.ts'
import { personName } from '#client/words/people.ts'
import { AppointActingGold, AppointedReply } from '#shared/api/acting-golds.ts'
import { ACTING_DAYS } from '#shared/workflow/acting-gold.ts'

const OF_ACTING = { needs: 'Naming who acts as gold', notYet: 'Nobody is named yet.' }

function useQuestions(isGold: boolean): RecordQuestion[] {
  const { personId } = useViewer()
  const people = usePeople()
    .filter(({ id, roles }) => id !== personId && !roles.includes('gold_commander'))
    .map((person) => ({ id: person.id, label: personName(person), group: 'People of your force' }))
  const operations = useOperations()
    .rows.filter(({ moments }) => moments.removedAt === null)
    .map(({ moments }) => ({
      id: moments.operationId,
      label: `${moments.name}, ${moments.reference}`,
      group: 'One operation',
    }))
  return [
    { id: 'deputyId', type: 'select', label: 'Who acts?', options: people, ask: 'Choose who acts' },
    {
      id: 'operationId',
      type: 'select',
      label: 'In which operation?',
      help: `Choose none for every operation of your force, for at most ${ACTING_DAYS} days.`,
      options: operations,
      optional: true,
    },
    {
      id: 'fromOn',
      type: 'date',
      label: 'First day',
      help: 'Leave it empty to begin now.',
      optional: true,
    },
    {
      id: 'untilOn',
      type: 'date',
      label: 'Last day',
      help: isGold
        ? 'In one operation it may stay empty: it then counts until you end it.'
        : `At most ${ACTING_DAYS} days.`,
      ...(isGold && { optional: true }),
    },
    {
      id: 'reason',
      type: 'textarea',
      label: isGold ? 'Acts for you because …' : 'Why no gold can be reached',
      help: isGold
        ? 'Printed with both names where they sign. For example: she is on leave until 4 December'
        : 'Printed with both names where they sign. For example: both golds are abroad until 4 December',
      maxLength: 300,
    },
  ]
}

/** A gold names who acts for them; an administrator appoints where no gold of the force can be reached. */
export function AppointPage() {
  useOneOfRoles('gold_commander', 'force_administrator')
  const navigate = useNavigate()
  const { roles, actingGold } = useViewer()
  const isGold = roles.includes('gold_commander') && !actingGold
  const questions = useQuestions(isGold)
  return (
    <RecordPage
      title={isGold ? 'Name who acts for you' : 'Appoint an acting gold'}
      marking="OFFICIAL"
      back={{ to: '/acting', words: 'People who act for a gold' }}
      intro={
        <p className="govuk-body app-measure">
          {isGold
            ? 'They read what waits for gold and sign in their own name, for you. They cannot sign what they wrote part of. You stay gold meanwhile.'
            : 'Only where no gold commander of your force can be reached, the on-call strategic commander among them. Page and PDF say that you appointed them and why.'}
        </p>
      }
      form={{
        questions,
        schema: AppointActingGold,
        path: '/api/v1/acting-golds',
        reply: AppointedReply,
        ...(!isGold && { unasked: { noGoldAvailable: true } }),
        onDone: async ({ cannotSign }) => {
          await refreshPeople()
          await navigate('/acting', {
            state: { done: `It is recorded. They act from the first day on.${ownWorkWarning(cannotSign)}` },
          })
        },
      }}
      act={isGold ? 'Let them act for me' : 'Appoint them'}
      confirming={(step) => <ConfirmStep act="name who acts" of={OF_ACTING} {...step} />}
    />
  )
}
