import { KeyFacts } from '#client/parts/key-facts.tsx'
import { Tag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { moment, plainDate } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { FactChangeReply } from '#shared/api/decisions.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { factText } from '#shared/form/value-text.ts'
import { causeWords } from '#shared/rule/reassessment.ts'
import type { Rule } from '#shared/rule/rule.ts'

type FactChangesProps = { operation: OperationReply; rule: Rule }

function FactChange({ change, rule, today }: { change: FactChangeReply; rule: Rule; today: string }) {
  const criterion = rule.criteria.find(({ id }) => id === change.criterion)
  const words = (value: FactChangeReply['valueBefore']) => {
    if (value === null) return 'Not known'
    return criterion ? factText(criterion, value) : String(value)
  }
  return (
    <article className="app-item" aria-labelledby={`change-${change.id}`}>
      <div className="app-item__head">
        <h3 className="govuk-heading-s" id={`change-${change.id}`}>
          {criterion?.label ?? change.criterion}: {words(change.value)}
        </h3>
        {change.whatWasWrong !== null && <Tag colour="orange">Corrected</Tag>}
      </div>
      <KeyFacts
        facts={[
          { label: 'Before', value: words(change.valueBefore) },
          { label: 'Why', value: causeWords(rule, change.cause) },
          { label: 'Source', value: <VisibleText text={change.source} /> },
          { label: 'Learned', value: plainDate(change.learnedOn, today) },
          ...(change.whatWasWrong === null
            ? []
            : [{ label: 'What was wrong', value: <VisibleText text={change.whatWasWrong} /> }]),
          { label: 'Tier worked out then', value: `Tier ${change.tier}` },
          {
            label: 'Recorded',
            value: `${moment(change.recordedAt, today)}, ${personName(change.recordedBy)}`,
          },
        ]}
      />
    </article>
  )
}

/** What changed or became known after the first decision, newest first. Nothing of it is ever edited. */
export function FactChanges({ operation, rule }: FactChangesProps) {
  const { factChanges, countedAt } = operation
  if (factChanges.length === 0) return null
  return (
    <section aria-labelledby="fact-changes">
      <h2 className="govuk-heading-m" id="fact-changes">
        What changed since the first decision
      </h2>
      {factChanges.map((change) => (
        <FactChange key={change.id} change={change} rule={rule} today={londonDate(countedAt)} />
      ))}
    </section>
  )
}
