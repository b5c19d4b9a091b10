import { Navigate, useParams } from 'react-router'
import { useReview } from '#client/api/reviews.ts'
import { useSession } from '#client/api/session.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { LargeLadder } from '#client/ladder/large-ladder.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { KeyFacts } from '#client/parts/key-facts.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { ladderOf } from '#shared/coverage/ladder.ts'
import { shortDigest } from '#shared/exchange/short-digest.ts'
import { instantText } from '#shared/form/value-text.ts'

type DoneProps = { review: ReviewReply; number: number }

const back = { to: '/sign-off', words: 'To sign' }
const captionOf = ({ moments, place }: ReviewReply): string =>
  `${moments.reference} · ${moments.name}, ${place}`

function Signed({ review, signOff }: { review: ReviewReply; signOff: NonNullable<ReviewReply['signOff']> }) {
  const { recipient } = useSession()
  const viewer = useViewer()
  const who = signOff.signedBy.id === viewer.personId ? 'You' : personName(signOff.signedBy)
  return (
    <Page
      title={`Revision ${signOff.revision} is signed`}
      marking={review.marking}
      caption={captionOf(review)}
      back={back}
      about={review.moments.name}
      under={`${who} signed it ${when(signOff.signedAt, londonDate(review.countedAt))}.`}
    >
      <LargeLadder ladder={ladderOf(review.moments, review.countedAt)} at={review.countedAt} />
      <div className="app-form-width">
        <KeyFacts
          facts={[
            { label: 'Signed by', value: personName(signOff.signedBy) },
            { label: 'When', value: instantText(signOff.signedAt) },
            {
              label: 'Short digest',
              value: <span className="app-digest">{shortDigest(signOff.digest)}</span>,
            },
          ]}
        />
        {signOff.acted && (
          <p className="govuk-body app-measure">
            <VisibleText text={signOff.declaration} />
          </p>
        )}
        {signOff.comment !== null && (
          <>
            <h2 className="govuk-heading-s">Your comment</h2>
            <p className="govuk-body app-typed">
              <VisibleText text={signOff.comment} />
            </p>
          </>
        )}
        <h2 className="govuk-heading-m">What comes next</h2>
        <p className="govuk-body">
          The PDF and the JSON are printed from exactly this text. When they are stored, you or{' '}
          {personName(review.lead)} submit the review to the {recipient.shortName}. Until then it can be
          opened again, which ends your signature.
        </p>
        <p className="app-actions">
          <ButtonLink to={`/reviews/${review.id}/submission`}>Go on to sending</ButtonLink>
          <ButtonLink to="/sign-off" secondary>
            See what else waits for you
          </ButtonLink>
        </p>
      </div>
    </Page>
  )
}

function Returned({ review, number }: DoneProps) {
  const viewer = useViewer()
  const comments = review.comments.filter(({ revision }) => revision === number)
  const first = comments[0]
  const by = first?.madeBy.id === viewer.personId || !first ? 'You' : personName(first.madeBy)
  const today = londonDate(review.countedAt)
  return (
    <Page
      title={`Revision ${number} is returned`}
      marking={review.marking}
      caption={captionOf(review)}
      back={back}
      about={review.moments.name}
      under={first && `${by} returned it ${when(first.madeAt, today)}.`}
    >
      <LargeLadder ladder={ladderOf(review.moments, review.countedAt)} at={review.countedAt} />
      <p className="govuk-body app-measure">
        {personName(review.lead)} sees the words beside each section, answers them and sends a new revision to
        gold. It will be in your list again.
      </p>
      <p className="app-actions">
        <ButtonLink to="/sign-off">See what else waits for you</ButtonLink>
      </p>
    </Page>
  )
}

function Declined({ review }: { review: ReviewReply }) {
  return (
    <Page
      title="The review is declined"
      marking={review.marking}
      caption={captionOf(review)}
      back={back}
      about={review.moments.name}
      under={`It was declined ${when(review.stateSince, londonDate(review.countedAt))}.`}
    >
      <LargeLadder ladder={ladderOf(review.moments, review.countedAt)} at={review.countedAt} />
      <p className="govuk-body app-measure">
        {review.moments.removedAs === 'duplicate'
          ? 'The operation is marked as a duplicate and is no longer counted. The oversight body sees your sentence.'
          : 'A tier 0 decision is recorded with your reason. If it needs a second person, it takes effect when they have confirmed it.'}{' '}
        What was written is kept.
      </p>
      <p className="app-actions">
        <ButtonLink to="/sign-off">See what else waits for you</ButtonLink>
        <ButtonLink to={`/operations/${review.operationId}`} secondary>
          Open the operation
        </ButtonLink>
      </p>
    </Page>
  )
}

/** What was decided about a revision, and what comes next. */
export function DonePage() {
  const { review: id = '', revision = '' } = useParams()
  const review = useReview(id)
  const number = Number(revision)
  if (review.signOff?.revision === number) return <Signed review={review} signOff={review.signOff} />
  const returned = review.revisions.some((each) => each.number === number && each.outcome === 'returned')
  if (returned) return <Returned review={review} number={number} />
  const newest = review.revisions[0]?.number === number
  if (review.state === 'withdrawn' && newest) return <Declined review={review} />
  return <Navigate to={`/sign-off/${id}/${revision}`} replace />
}
