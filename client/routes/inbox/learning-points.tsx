import { EntryValue } from '#client/parts/document-entry.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import type { InboxPackReply } from '#shared/api/queries.ts'
import type { DocumentEntry } from '#shared/form/review-document.ts'

type Point = Extract<DocumentEntry, { kind: 'items' }>['items'][number]

/** The answer that others act on: what should change, or be kept. */
const TO_CHANGE = 'lesson-recommendation'

function LearningPoint({ point }: { point: Point }) {
  const toChange = point.entries.find(({ id }) => id === TO_CHANGE)
  const rest = point.entries.filter(({ id }) => id !== TO_CHANGE)
  return (
    <li>
      <span className="app-small app-soft">
        <VisibleText text={point.title} />
      </span>
      {toChange && (
        <p className="govuk-body app-typed">
          <b>
            <VisibleText text={toChange.text} />
          </b>
        </p>
      )}
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            What happened and why<span className="govuk-visually-hidden">: {point.title}</span>
          </span>
        </summary>
        <dl className="govuk-details__text">
          {rest.map((entry) => (
            <div key={entry.id}>
              <dt>{entry.label}</dt>
              <dd className="app-typed">
                <VisibleText text={entry.text} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  )
}

/** What others should learn, as the recipient's copy prints it: what to change first, the rest behind it. */
export function LearningPoints({ learning }: Pick<InboxPackReply, 'learning'>) {
  return (
    <section aria-labelledby="learning">
      <h2 className="govuk-heading-m" id="learning">
        Learning points
      </h2>
      {learning.length === 0 && (
        <p className="govuk-body app-soft">This copy carries no learning point that can be read.</p>
      )}
      {learning.map((entry) =>
        entry.kind === 'items' ? (
          <ol className="app-items app-learning" key={entry.id}>
            {entry.items.map((point) => (
              <LearningPoint key={point.title} point={point} />
            ))}
          </ol>
        ) : (
          <EntryValue key={entry.id} entry={entry} />
        ),
      )}
    </section>
  )
}
