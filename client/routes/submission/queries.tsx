import { Link } from 'react-router'
import { Tag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import type { QueryReply } from '#shared/api/queries.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { isOffered } from '../review/task-list/act-of.ts'
import { QueryForm } from './query-form.tsx'

const QUERIES_ID = 'queries'

function endedWords({ how, endedBy, endedAt }: QueryReply, today: string): string {
  const day = endedAt === null ? '' : ` ${when(endedAt, today)}`
  if (how === 'reply') return `${endedBy ? personName(endedBy) : 'Your force'} answered${day}:`
  return how === 'close_query'
    ? `Closed without an answer${day}.`
    : `Ended by the amendment that was sent${day}.`
}

type QueryProps = { review: ReviewReply; query: QueryReply; number: number }

function Query({ review, query, number }: QueryProps) {
  const today = londonDate(review.countedAt)
  const open = query.how === null
  return (
    <article className="app-item" aria-labelledby={`query-${query.id}`}>
      <div className="app-item__head">
        <h3 className="govuk-heading-s" id={`query-${query.id}`}>
          Query {number}, asked by the {query.askedBy} {when(query.askedAt, today)}
        </h3>
        {open ? <Tag colour="orange">Open</Tag> : <Tag colour="green">Ended</Tag>}
      </div>
      <p className="govuk-body app-measure app-typed">
        <VisibleText text={query.question} />
      </p>
      {!open && <p className="govuk-body app-soft">{endedWords(query, today)}</p>}
      {query.explanation !== null && (
        <p className="govuk-body app-measure app-typed">
          <VisibleText text={query.explanation} />
        </p>
      )}
      {open && isOffered(review, 'reply') && <QueryForm review={review} query={query} number={number} />}
    </article>
  )
}

/** What the recipient asked about what it was sent, each with the answer or the form for one. */
export function Queries({ review }: { review: ReviewReply }) {
  if (review.queries.length === 0) return null
  return (
    <section aria-labelledby={QUERIES_ID}>
      <h2 className="govuk-heading-m" id={QUERIES_ID}>
        Queries
      </h2>
      {review.queries.map((query, at) => (
        <Query key={query.id} review={review} query={query} number={at + 1} />
      ))}
    </section>
  )
}

/** Opening what was sent for another revision, or giving that up. */
export function AmendAct({ review }: { review: ReviewReply }) {
  if (isOffered(review, 'amend')) {
    return (
      <p className="govuk-body app-measure">
        Is an answer wrong?{' '}
        <Link className="govuk-link" to={`/reviews/${review.id}/amend`}>
          Amend it
        </Link>
        . What was sent stays live until the amendment is signed and sent in its place.
      </p>
    )
  }
  if (!isOffered(review, 'drop_amendment')) return null
  return (
    <p className="govuk-body app-measure">
      An amendment is being written.{' '}
      <Link className="govuk-link" to={`/reviews/${review.id}`}>
        Go on with it
      </Link>{' '}
      or{' '}
      <Link className="govuk-link" to={`/reviews/${review.id}/drop-amendment`}>
        drop the amendment
      </Link>
      .
    </p>
  )
}
