import { answerId } from '#client/fields/answer-id.ts'
import { FaultsProvider } from '#client/fields/faults.tsx'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { CalmAnnouncement } from '#client/parts/calm-announcement.tsx'
import { ErrorSummary } from '#client/parts/error-summary.tsx'
import { LeaveGuard } from '#client/parts/leave-guard.tsx'
import { Notice } from '#client/parts/notice.tsx'
import { PlaceLink } from '#client/parts/place-link.tsx'
import { SaveState } from '#client/parts/save-state.tsx'
import { backTo, operationCaption } from '#client/routes/operation/use-operation-page.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { assess } from '#shared/rule/assess.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { DecisionPart, decidedWords } from './decision-part.tsx'
import { FactGroups } from './fact-groups.tsx'
import { FactsIntro } from './facts-intro.tsx'
import { MeetingPart } from './meeting-part.tsx'
import { readFacts } from './read-facts.ts'
import { ResultBar, ResultPanel } from './result-panel.tsx'
import { resultLine } from './result-words.ts'
import { useDecision } from './use-decision.ts'
import { useFactSaving } from './use-fact-saving.ts'

type FactsFormProps = { operation: OperationReply; rule: Rule }

/** Facts as they are typed, with the live result beside them and the decision below. */
export function FactsForm({ operation, rule }: FactsFormProps) {
  const { roles } = useViewer()
  // Once a decision is recorded a fact can make a new one by itself, so saving is an act of its own.
  const auto = operation.decisions.length === 0
  const facts = useFactSaving(operation, rule, auto)
  const read = readFacts(rule, facts.typed)
  const assessment = assess(rule, read.known, {})
  const { tier } = assessment
  const decision = useDecision({
    operationId: operation.id,
    facts,
    read,
    doneWords: (position) => decidedWords({ operation, rule, assessment, roles }, position),
  })
  const stuck = facts.saving.now === 'not_saved' || (!auto && facts.saving.now === 'unsaved')
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
      {facts.raisedTo !== null && (
        <Notice alert>
          These facts reach tier {facts.raisedTo}. The rule recorded a new decision: tier {facts.raisedTo}, in
          effect now. Steps not yet done count from today, and the first deadlines stay in sight.
        </Notice>
      )}
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
            <DecisionPart
              operation={operation}
              rule={rule}
              assessment={assessment}
              roles={roles}
              position={decision.position}
              reason={decision.reason}
              problem={decision.problem}
              onPosition={decision.setPosition}
              onReason={decision.setReason}
              onRecord={() => void decision.record()}
            />
          </FaultsProvider>
        </div>
      </div>
      <div className="app-savebar">
        {!auto && (
          <button type="button" className="govuk-button" onClick={() => void decision.saveFacts()}>
            Save the facts
          </button>
        )}
        {auto && facts.saving.now === 'nothing_to_save' && (
          <span className="app-soft">Facts are saved as you type</span>
        )}
        <SaveState saving={facts.saving} aloud />
        {facts.meeting && facts.meeting.disputed.length > 0 && (
          <PlaceLink place="meeting">Choose which facts to keep</PlaceLink>
        )}
      </div>
      <LeaveGuard unsaved={stuck} />
    </Page>
  )
}
