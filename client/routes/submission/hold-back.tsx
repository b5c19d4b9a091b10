import { Link } from 'react-router'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { Notice } from '#client/parts/notice.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import type { HoldBackEntry } from '#shared/api/hold-back.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { holdBackGroundWords } from '#shared/workflow/hold-back.ts'

const UNTIL = 'It cannot be sent until a gold commander who wrote none of it clears that.'

/** What holds it now, in a sentence. */
function HeldNow({ heldBy, newest }: { heldBy: 'person' | 'answer'; newest: HoldBackEntry | undefined }) {
  const ground = newest?.ground ?? null
  if (heldBy === 'person' && ground !== null) {
    return (
      <Notice kind="bad">
        It is held back: {holdBackGroundWords[ground].toLowerCase()}. {UNTIL}
      </Notice>
    )
  }
  return (
    <Notice kind="bad">
      Its author answered that part of it could prejudice a case or an investigation. {UNTIL}
    </Notice>
  )
}

function Entry({ entry, today }: { entry: HoldBackEntry; today: string }) {
  const { act, ground, agreedWith, reason, by, at } = entry
  return (
    <li>
      {act === 'hold_back' ? 'Held back' : 'Cleared'} {when(at, today)} by {personName(by)}
      {ground !== null && `: ${holdBackGroundWords[ground].toLowerCase()}`}
      {agreedWith !== null && (
        <>
          , agreed with: <VisibleText text={agreedWith} />
        </>
      )}
      <blockquote className="app-typed">
        <VisibleText text={reason} />
      </blockquote>
    </li>
  )
}

/** Between the signature and the sending: what keeps a review from leaving, who said so, and the way on. */
export function HoldBack({ review }: { review: ReviewReply }) {
  const { heldBy, entries } = review.holdBack
  const offers = (wanted: string) => review.actions.some(({ action }) => action === wanted)
  if (review.state !== 'signed_off') return null
  const today = londonDate(review.countedAt)
  return (
    <section aria-labelledby="hold-back">
      <h2 className="govuk-heading-m" id="hold-back">
        Hold-back
      </h2>
      {heldBy !== null && <HeldNow heldBy={heldBy} newest={entries[0]} />}
      {heldBy === null && (
        <p className="govuk-body app-measure">
          Nothing is held back.
          {offers('hold_back') && (
            <>
              {' '}
              Could it harm a case or an investigation?{' '}
              <Link className="govuk-link" to={`/reviews/${review.id}/submission/hold-back`}>
                Hold it back
              </Link>
              .
            </>
          )}
        </p>
      )}
      {entries.length > 0 && (
        <ul className="app-history app-measure">
          {entries.map((entry) => (
            <Entry key={`${entry.act} ${entry.at}`} entry={entry} today={today} />
          ))}
        </ul>
      )}
      {offers('clear_hold_back') && (
        <ButtonLink secondary to={`/reviews/${review.id}/submission/clear-hold-back`}>
          Clear the hold-back
        </ButtonLink>
      )}
    </section>
  )
}
