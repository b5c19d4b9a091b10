import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Notice } from '#client/parts/notice.tsx'
import { ReviewStateTag } from '#client/parts/tag.tsx'
import { count } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { openQueries } from '../../submission/open-queries.ts'
import { isOffered } from './act-of.ts'
import { Recall } from './recall.tsx'

type Words = { kind: 'waiting' | 'returned'; words: ReactNode }

function withGold(review: ReviewReply, since: string): ReactNode {
  const [newest] = review.revisions
  return (
    <>
      Revision {newest?.number} went to {review.gold ? personName(review.gold) : 'gold'} {since}. Nobody can
      change it meanwhile.{' '}
      {isOffered(review, 'return') && (
        <Link className="govuk-link" to={`/sign-off/${review.id}/${newest?.number}`}>
          Read it and decide
        </Link>
      )}{' '}
      {isOffered(review, 'recall') && <Recall review={review} />}
    </>
  )
}

function signed(review: ReviewReply, since: string): ReactNode {
  const { signOff, submission, state, holdBack } = review
  const isHeld = state === 'signed_off' && holdBack.heldBy !== null
  const revision = signOff?.revision ?? submission?.revision
  const by = signOff
    ? ` by ${personName(signOff.signedBy)} ${when(signOff.signedAt, londonDate(review.countedAt))}`
    : ` ${since}`
  return (
    <>
      Revision {revision} was signed{by}. {isHeld && 'It is held back. '}
      <Link className="govuk-link" to={`/reviews/${review.id}/submission`}>
        {isOffered(review, 'submit') ? 'Send it' : 'See where it is'}
      </Link>
    </>
  )
}

/** What was sent stays live while its amendment is written. */
function amending(review: ReviewReply): ReactNode {
  return (
    <>
      This is an amendment. Revision {review.submission?.revision} was submitted and stays live until the
      amendment is signed and sent in its place.{' '}
      <Link className="govuk-link" to={`/reviews/${review.id}/submission`}>
        See what was sent
      </Link>{' '}
      or{' '}
      <Link className="govuk-link" to={`/reviews/${review.id}/drop-amendment`}>
        drop the amendment
      </Link>
      .
    </>
  )
}

function queried(review: ReviewReply): ReactNode {
  const open = openQueries(review).length
  return (
    <>
      {count(open, 'query waits', 'queries wait')} for your answer.{' '}
      <Link className="govuk-link" to={`/reviews/${review.id}/submission`}>
        Read and answer
      </Link>
    </>
  )
}

function withdrawn(review: ReviewReply, since: string): ReactNode {
  const { removedAs } = review.moments
  return (
    <>
      This review was withdrawn {since}. Nobody can change it.{' '}
      {removedAs === null
        ? 'The operation stays in the register.'
        : 'The operation was removed from the register with it.'}{' '}
      <Link className="govuk-link" to={`/reviews/${review.id}/history`}>
        See why
      </Link>
      {isOffered(review, 'reinstate') && (
        <>
          {' '}
          or{' '}
          <Link className="govuk-link" to={`/reviews/${review.id}/reinstate`}>
            bring it back
          </Link>
        </>
      )}
      .
    </>
  )
}

function returned(review: ReviewReply, since: string): ReactNode {
  const latest = review.comments.reduce((newest, { revision }) => Math.max(newest, revision), 0)
  const by = review.comments.find(({ revision }) => revision === latest)?.madeBy
  return (
    <>
      {by ? personName(by) : 'Gold'} returned revision {latest} {since}. Change what is asked for, say what
      you changed, and send it again.
    </>
  )
}

function wordsFor(review: ReviewReply, since: string): Words | null {
  switch (review.state) {
    case 'draft':
      return isOffered(review, 'drop_amendment') ? { kind: 'waiting', words: amending(review) } : null
    case 'queried':
      return { kind: 'returned', words: queried(review) }
    case 'returned':
      return { kind: 'returned', words: returned(review, since) }
    case 'with_gold':
      return { kind: 'waiting', words: withGold(review, since) }
    case 'withdrawn':
      return { kind: 'waiting', words: withdrawn(review, since) }
    default:
      return { kind: 'waiting', words: signed(review, since) }
  }
}

/** Where a review stands that is not simply being written: who has it since when, and how to get on. */
export function StateNotice({ review }: { review: ReviewReply }) {
  const said = wordsFor(review, when(review.stateSince, londonDate(review.countedAt)))
  if (!said) return null
  return (
    <Notice kind={said.kind} tag={<ReviewStateTag state={review.state} />}>
      {said.words}
    </Notice>
  )
}
