import { answerId } from '#client/fields/answer-id.ts'
import { FaultsProvider } from '#client/fields/faults.tsx'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { ErrorSummary } from '#client/parts/error-summary.tsx'
import { backTo, operationCaption } from '#client/routes/operation/use-operation-page.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { factText } from '#shared/form/value-text.ts'
import { assess } from '#shared/rule/assess.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { refusalOfFactChange } from '#shared/workflow/fact-change.ts'
import { DecisionPart } from './decision-part.tsx'
import { FactChanges } from './fact-changes.tsx'
import { FactLists } from './fact-lists.tsx'
import { FactsIntro } from './facts-intro.tsx'
import { hitOf } from './hit-of.ts'
import { ResultBar, ResultPanel } from './result-panel.tsx'
import { useDecision } from './use-decision.ts'

type FactsReadProps = { operation: OperationReply; rule: Rule }

function KnownFacts({ operation, rule }: FactsReadProps) {
  return (
    <FactLists
      rule={rule}
      id="facts"
      size="m"
      rowOf={(criterion) => {
        const value = operation.facts.known[criterion.id]
        if (value === undefined) return { value: <span className="app-soft">Not known</span> }
        const { tier, words } = hitOf(rule, criterion, value)
        return {
          value: (
            <>
              {factText(criterion, value)}
              {tier !== null && tier > 0 && <span className="app-cell-note">{words}</span>}
            </>
          ),
        }
      }}
    />
  )
}

/** The facts that a decision rests on: read here, changed only with a source and a date, decided on again below. */
export function FactsRead({ operation, rule }: FactsReadProps) {
  const { roles } = useViewer()
  const { known, history, saveNumber } = operation.facts
  const assessment = assess(rule, known, history)
  const asking = { operation, rule, known, assessment, roles }
  const form = useDecision({
    operationId: operation.id,
    asking,
    unreadable: [],
    saveFacts: async () => saveNumber,
  })
  const decides =
    operation.decisions.length > 0 && (roles.includes('debrief_lead') || roles.includes('gold_commander'))
  const mayChange =
    refusalOfFactChange({
      actor: { roles, relation: 'lead_force' },
      decisionRecorded: operation.decisions.length > 0,
      operationRemoved: operation.removal !== null,
    }) === null
  const lines = form.faults.map(({ path, message }) => ({ place: answerId(path), message }))
  return (
    <Page
      title={decides ? 'Facts and decision' : 'Facts'}
      about={operation.name}
      marking="OFFICIAL"
      caption={operationCaption(operation)}
      back={backTo(operation)}
      above={
        <>
          <DoneNotice />
          <ErrorSummary lines={lines} occasion={form.occasion} />
        </>
      }
    >
      <FactsIntro operation={operation} />
      {mayChange && (
        <>
          <p className="govuk-body app-measure">
            A decision rests on these facts, so they are no longer free to edit. What changed or became known
            since is recorded with its source and its date, and the tier is worked out again.
          </p>
          <p className="app-actions">
            <ButtonLink to={`/operations/${operation.id}/facts/change`}>Record what changed</ButtonLink>
          </p>
        </>
      )}
      <ResultBar assessment={assessment} />
      <div className="app-split app-split--wide-aside app-split--facts">
        <div>
          <FactChanges operation={operation} rule={rule} />
          <KnownFacts operation={operation} rule={rule} />
        </div>
        <ResultPanel rule={rule} assessment={assessment} operation={operation} />
        {decides && (
          <div>
            <FaultsProvider faults={form.faults}>
              <DecisionPart operationId={operation.id} asking={asking} form={form} />
            </FaultsProvider>
          </div>
        )}
      </div>
    </Page>
  )
}
