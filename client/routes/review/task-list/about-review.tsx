import { Link } from 'react-router'
import { useViewer } from '#client/frame/viewer.tsx'
import { KeyFacts } from '#client/parts/key-facts.tsx'
import { moment } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { isOffered } from './act-of.ts'
import type { LeftLine } from './progress.ts'

/** Every answer that is still wanted, as a link to its field. */
export function LeftToDo({ lines }: { lines: readonly LeftLine[] }) {
  if (lines.length === 0) return null
  return (
    <div className="app-panel">
      <h2 className="govuk-heading-s">Left to do</h2>
      <ul className="govuk-list app-small">
        {lines.map(({ words, to }) => (
          <li key={to}>
            <Link className="govuk-link" to={to}>
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function lastSaved({ sections, countedAt }: ReviewReply, personId: string): string {
  const saves = sections.flatMap(({ savedAt, savedBy }) => (savedAt && savedBy ? [{ savedAt, savedBy }] : []))
  const [newest] = saves.toSorted((one, other) => other.savedAt.localeCompare(one.savedAt))
  if (!newest) return 'Nothing yet'
  const who = newest.savedBy.id === personId ? 'you' : personName(newest.savedBy)
  return `${moment(newest.savedAt, londonDate(countedAt))}, ${who}`
}

function Names({ names }: { names: readonly string[] }) {
  return names.map((name) => (
    <span className="app-line" key={name}>
      {name}
    </span>
  ))
}

export function People({ review }: { review: ReviewReply }) {
  const { personId } = useViewer()
  const others = review.authors.filter(({ id }) => id !== review.lead.id).map(personName)
  return (
    <>
      <h2 className="govuk-heading-s">People</h2>
      <KeyFacts
        facts={[
          { label: 'Debrief lead', value: personName(review.lead) },
          ...(others.length > 0 ? [{ label: 'Also wrote', value: <Names names={others} /> }] : []),
          { label: 'Gold', value: review.gold ? personName(review.gold) : 'Not named' },
          { label: 'Last saved', value: lastSaved(review, personId) },
          { label: 'Form', value: `Version ${review.definition.version}` },
        ]}
      />
    </>
  )
}

/** Other places that have to do with this review. */
export function Elsewhere({ review, ledHere }: { review: ReviewReply; ledHere: boolean }) {
  const operation = `/operations/${review.operationId}`
  const places = [
    { words: 'The operation and its decision', to: operation },
    ...(ledHere
      ? [
          { words: 'Who is in this review', to: `/reviews/${review.id}/people` },
          { words: 'Add or change a fact', to: `${operation}/facts` },
        ]
      : [{ words: 'The facts', to: `${operation}/facts` }]),
    { words: 'Debriefs held', to: `${operation}/debriefs` },
    { words: 'History of this review', to: `/reviews/${review.id}/history` },
    ...(isOffered(review, 'reinstate')
      ? [{ words: 'Bring this review back', to: `/reviews/${review.id}/reinstate` }]
      : []),
    ...(isOffered(review, 'amend')
      ? [{ words: 'Amend what was sent', to: `/reviews/${review.id}/amend` }]
      : []),
    ...(isOffered(review, 'drop_amendment')
      ? [{ words: 'Drop the amendment', to: `/reviews/${review.id}/drop-amendment` }]
      : []),
    ...(isOffered(review, 'assign')
      ? [{ words: 'Change the debrief lead', to: `/reviews/${review.id}/lead` }]
      : []),
    ...(isOffered(review, 'withdraw')
      ? [{ words: 'Withdraw this review', to: `/reviews/${review.id}/withdraw` }]
      : []),
  ]
  return (
    <ul className="govuk-list app-small">
      {places.map(({ words, to }) => (
        <li key={to}>
          <Link className="govuk-link" to={to}>
            {words}
          </Link>
        </li>
      ))}
    </ul>
  )
}
