import { useNavigate, useParams } from 'react-router'
import { ApiProblem } from '#client/api/api-problem.ts'
import { refreshOperation } from '#client/api/operations.ts'
import { useCurrentRule } from '#client/api/rule.ts'
import { RecordPage } from '#client/fields/record-page.tsx'
import { Page } from '#client/frame/page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { operationCaption, useOperationPage } from '#client/routes/operation/use-operation-page.ts'
import { FactChangedReply } from '#shared/api/decisions.ts'
import { factText } from '#shared/form/value-text.ts'
import { PROBLEMS } from '#shared/problems.ts'
import type { Criterion, Rule } from '#shared/rule/rule.ts'
import { factChangeRoles } from '#shared/workflow/fact-change.ts'
import { changeQuestions, changeSchema } from './change-questions.ts'
import { changedWords } from './changed-words.ts'
import { FactLists } from './fact-lists.tsx'

type ChangeProps = { rule: Rule; criterion: Criterion }

function ChangeForm({ rule, criterion }: ChangeProps) {
  const navigate = useNavigate()
  const { roles } = useViewer()
  const operation = useOperationPage()
  const decides = roles.includes('debrief_lead') || roles.includes('gold_commander')
  const facts = `/operations/${operation.id}/facts`
  const before = operation.facts.known[criterion.id]
  return (
    <RecordPage
      title="Record what changed"
      about={criterion.label}
      marking="OFFICIAL"
      caption={operationCaption(operation)}
      back={{ to: `${facts}/change`, words: 'All facts' }}
      intro={
        <p className="govuk-body app-measure">
          {criterion.label}: <b>{before === undefined ? 'not known' : factText(criterion, before)}</b> so far.
          It is never edited: what you record here stands beside it, and the tier is worked out again.
        </p>
      }
      form={{
        questions: changeQuestions(rule, criterion, { decides, knownBefore: before !== undefined }),
        schema: changeSchema(rule),
        path: `/api/v1/operations/${operation.id}/fact-changes`,
        reply: FactChangedReply,
        unasked: {
          factsSaveNumber: operation.facts.saveNumber,
          criterion: criterion.id,
          ...(decides ? {} : { position: null }),
        },
        onDone: async (reply) => {
          await refreshOperation(operation.id)
          await navigate(facts, { state: { done: changedWords(reply) } })
        },
      }}
      act="Record the change"
    />
  )
}

/** One fact that changed or became known after a decision: its value, why, from where, and since when it is known. */
export function ChangeFactPage() {
  useOneOfRoles(...factChangeRoles)
  const rule = useCurrentRule()
  const asked = useParams().criterion
  const criterion = rule.criteria.find(({ id }) => id === asked)
  if (criterion === undefined) throw new ApiProblem({ code: 'not_found', ...PROBLEMS.not_found })
  return <ChangeForm key={criterion.id} rule={rule} criterion={criterion} />
}

/** Every fact, to choose the one that changed. */
export function ChooseFactPage() {
  useOneOfRoles(...factChangeRoles)
  const rule = useCurrentRule()
  const operation = useOperationPage()
  const facts = `/operations/${operation.id}/facts`
  return (
    <Page
      title="Which fact changed?"
      about={operation.name}
      marking="OFFICIAL"
      caption={operationCaption(operation)}
      back={{ to: facts, words: 'Facts' }}
    >
      <FactLists
        rule={rule}
        id="change"
        size="s"
        rowOf={(criterion) => {
          const value = operation.facts.known[criterion.id]
          return {
            value: value === undefined ? 'Not known' : factText(criterion, value),
            changeAt: `${facts}/change/${criterion.id}`,
          }
        }}
      />
    </Page>
  )
}
