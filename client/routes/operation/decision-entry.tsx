import { SummaryList } from '#client/parts/summary-list.tsx'
import { Tag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { moment } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { DecisionReply } from '#shared/api/decisions.ts'
import { inSentence } from '#shared/capitals.ts'
import { decisionPositionWords } from '#shared/workflow/decision.ts'
import { ConfirmDecision } from './confirm-decision.tsx'
import { decisionStanding, decisionTitle, secondPersonWords } from './decision-words.ts'

type DecisionEntryProps = { decision: DecisionReply; operationId: string; newest: boolean; today: string }

function confirmedWords({ secondPerson, confirmedBy, confirmedAt }: DecisionReply, today: string): string {
  if (confirmedBy !== null && confirmedAt !== null)
    return `${personName(confirmedBy)}, ${moment(confirmedAt, today)}`
  return secondPerson === 'none' ? 'Nobody else is needed' : 'Not confirmed'
}

function makerWords({ kind, decidedBy, position }: DecisionReply): string {
  return kind === 'raised_by_rule'
    ? `The rule, on facts saved by ${personName(decidedBy)}`
    : `${personName(decidedBy)}, as ${inSentence(decisionPositionWords[position])}`
}

/** One decision: what was worked out and chosen, why, by whom, and who confirmed it. */
export function DecisionEntry({ decision, operationId, newest, today }: DecisionEntryProps) {
  const { words, colour } = decisionStanding(decision, newest)
  const { ruleId, ruleVersion, explanation } = decision.assessment
  const waits = newest && decision.secondPerson !== 'none' && decision.confirmedAt === null
  return (
    <article className="app-item" aria-labelledby={`decision-${decision.number}`}>
      <div className="app-item__head">
        <h3 className="govuk-heading-s" id={`decision-${decision.number}`}>
          {decisionTitle(decision)}
        </h3>
        <Tag colour={colour}>{words}</Tag>
      </div>
      <p className="govuk-body app-typed app-measure">
        <VisibleText text={decision.reason} />
      </p>
      <SummaryList
        rows={[
          { id: 'decided-by', label: 'Decided by', value: makerWords(decision) },
          { id: 'decided', label: 'Decided', value: moment(decision.decidedAt, today) },
          { id: 'confirmed', label: 'Confirmed', value: confirmedWords(decision, today) },
          { id: 'tier-worked-out', label: 'Tier worked out', value: `Tier ${decision.computedTier}` },
          { id: 'rule', label: 'Rule', value: `${ruleId}, version ${ruleVersion}` },
        ]}
      />
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            Why tier {decision.computedTier}
            <span className="govuk-visually-hidden"> was worked out for decision {decision.number}</span>
          </span>
        </summary>
        <ul className="govuk-list govuk-list--bullet govuk-details__text">
          {explanation.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
      {waits && (
        <ConfirmDecision
          operationId={operationId}
          decision={decision}
          needs={secondPersonWords(decision.secondPerson)}
        />
      )}
    </article>
  )
}
