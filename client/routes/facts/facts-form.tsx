import { answerId } from '#client/fields/answer-id.ts'
import { FaultsProvider } from '#client/fields/faults.tsx'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { CalmAnnouncement } from '#client/parts/calm-announcement.tsx'
import { ErrorSummary } from '#client/parts/error-summary.tsx'
import { LeaveGuard } from '#client/parts/leave-guard.tsx'
import { PlaceLink } from '#client/parts/place-link.tsx'
import { SaveState } from '#client/parts/save-state.tsx'
import { backTo, operationCaption } from '#client/routes/operation/use-operation-page.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { assess } from '#shared/rule/assess.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { DecisionPart } from './decision-part.tsx'
import { FactGroups } from './fact-groups.tsx'
import { FactsIntro } from './facts-intro.tsx'
import { MeetingPart } from './meeting-part.tsx'
import { sameFacts } from './merge-facts.ts'
import { readFacts } from './read-facts.ts'
import { ResultBar, ResultPanel } from './result-panel.tsx'
import { resultLine } from './result-words.ts'
import { useDecision } from './use-decision.ts'
import { useFactSaving } from './use-fact-saving.ts'

type FactsFormProps = { operation: OperationReply; rule: Rule }

/** Facts as they are typed, until a decision rests on them: the live result beside them and the decision below. */
export function FactsForm({ operation, rule }: FactsFormProps) {
  const { roles } = useViewer()
  const facts = useFactSaving(operation, rule)
  const read = readFacts(rule, facts.typed)
  const assessment = assess(rule, read.known, operation.facts.history)
  const { tier } = assessment
  // Whoever is writing them here has entered them by the time the decision is recorded.
  const entered = operation.facts.enteredByViewer || !sameFacts(read.known, operation.facts.known)
  const asking = {
    operation: { ...operation, facts: { ...operation.facts, enteredByViewer: entered } },
    rule,
    known: read.known,
    assessment,
    roles,
  }
  const decision = useDecision({
    operationId: operation.id,
    asking,
    unreadable: read.unreadable,
    saveFacts: facts.save,
  })
  const stuck = facts.saving.now === 'not_saved'
  const lines = decision.faults.map(({ path, message }) => ({ place: answerId(path), message }))
  return (
    <Page
      title="Facts and decision"
      about={operation.name}
      marking="OFFICIAL"
      caption={operationCaption(operation)}
      back={backTo(operation)}
      above={<ErrorSummary lines={lines} occasion={decision.occasion} />}
    >
      <FactsIntro operation={operation} />
      {facts.meeting && (
        <MeetingPart
          rule={rule}
          meeting={facts.meeting}
          typed={facts.typed}
          today={londonDate(operation.countedAt)}
          onSettle={facts.settle}
        />
      )}
      <ResultBar assessment={assessment} />
      <CalmAnnouncement words={`Tier ${tier} so far: ${rule.tiers[tier].name}. ${resultLine(assessment)}.`} />
      <div className="app-split app-split--wide-aside app-split--facts">
        <div>
          <p className="govuk-body app-measure">
            Fill in what you know. Leave the rest empty: you can add it later and the tier is worked out
            again.{' '}
            <b>
              {Object.keys(read.known).length} of {rule.criteria.length} facts are known.
            </b>
          </p>
          <FactGroups
            rule={rule}
            typed={facts.typed}
            read={read}
            assessment={assessment}
            faults={new Map(decision.faults.map(({ path, message }) => [String(path[0]), message]))}
            onChange={facts.change}
          />
        </div>
        <ResultPanel rule={rule} assessment={assessment} operation={operation} />
        <div>
          <FaultsProvider faults={decision.faults}>
            <DecisionPart operationId={operation.id} asking={asking} form={decision} />
          </FaultsProvider>
        </div>
      </div>
      <div className="app-savebar">
        {facts.saving.now === 'nothing_to_save' && (
          <span className="app-soft">Facts are saved as you type</span>
        )}
        <SaveState saving={facts.saving} aloud />
        {facts.meeting && facts.meeting.disputed.length > 0 && (
          <PlaceLink place="meeting">Choose which facts to keep</PlaceLink>
        )}
      </div>
      <LeaveGuard
        isUnsaved={() => stuck}
        why="What you typed since these facts were saved last is not stored."
      />
    </Page>
  )
}
