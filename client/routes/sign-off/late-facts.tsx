import { KeyFacts } from '#client/parts/key-facts.tsx'
import { Tag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { moment, plainDate } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { LateFact, RevisionReply } from '#shared/api/sign-off.ts'
import { londonDate } from '#shared/calendar.ts'
import { LATE_ID } from './places.ts'

function Fact({ fact, today }: { fact: LateFact; today: string }) {
  return (
    <article className="app-item" aria-labelledby={`late-${fact.id}`}>
      <div className="app-item__head">
        <h3 className="govuk-heading-s" id={`late-${fact.id}`}>
          {fact.label}: {fact.after}
        </h3>
        {fact.whatWasWrong !== null && <Tag colour="orange">Corrected</Tag>}
      </div>
      <KeyFacts
        facts={[
          { label: 'In this revision', value: fact.before ?? 'Not known' },
          { label: 'Why', value: fact.why },
          { label: 'Source', value: <VisibleText text={fact.source} /> },
          ...(fact.whatWasWrong === null
            ? []
            : [{ label: 'What was wrong', value: <VisibleText text={fact.whatWasWrong} /> }]),
          { label: 'Learned', value: plainDate(fact.learnedOn, today) },
          { label: 'Recorded', value: `${moment(fact.recordedAt, today)}, ${personName(fact.recordedBy)}` },
        ]}
      />
    </article>
  )
}

/** What became known after the freeze, beside the text that is signed: the text says what was known then. */
export function LateFacts({ seen: { lateFacts, countedAt } }: { seen: RevisionReply }) {
  if (lateFacts.length === 0) return null
  return (
    <section aria-labelledby={LATE_ID}>
      <h2 className="govuk-heading-m" id={LATE_ID}>
        Facts changed since this revision was frozen
      </h2>
      <p className="govuk-body">
        The text below was frozen before and says what was known then. These facts are on record beside it.
      </p>
      {lateFacts.map((fact) => (
        <Fact key={fact.id} fact={fact} today={londonDate(countedAt)} />
      ))}
    </section>
  )
}
