import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { reviewQuery } from '#client/api/reviews.ts'
import { useSession } from '#client/api/session.ts'
import { Page } from '#client/frame/page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { LargeLadder } from '#client/ladder/large-ladder.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { KeyFacts } from '#client/parts/key-facts.tsx'
import { ReviewStateTag, SubmissionStateTag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { personName } from '#client/words/people.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { ladderOf } from '#shared/coverage/ladder.ts'
import { shortDigest } from '#shared/exchange/short-digest.ts'
import { instantText } from '#shared/form/value-text.ts'
import { reviewStateWords } from '#shared/workflow/states.ts'
import { HoldBack } from './hold-back.tsx'
import { PackFiles } from './pack-files.tsx'
import { AmendAct, Queries } from './queries.tsx'
import { SubmitAct, WHERE_ID } from './submit-act.tsx'
import { isPrinting, whereWords } from './where-words.ts'

const PRINTING_POLL_MS = 2_000

function Where({ review }: { review: ReviewReply }) {
  const { recipient } = useSession()
  const { submission, state } = review
  return (
    <section aria-labelledby={WHERE_ID}>
      <h2 className="govuk-heading-m" id={WHERE_ID}>
        Where it is
      </h2>
      <p className="govuk-body app-measure">
        {submission ? (
          <SubmissionStateTag state={submission.state} needsAttention={false} />
        ) : (
          <ReviewStateTag state={state} />
        )}{' '}
        {whereWords(review, recipient.shortName)}
      </p>
      {submission?.sentNote && (
        <p className="govuk-body app-measure app-typed">
          How: <VisibleText text={submission.sentNote} />
        </p>
      )}
    </section>
  )
}

function SignedText({ signOff }: { signOff: NonNullable<ReviewReply['signOff']> }) {
  return (
    <section aria-labelledby="signed" className="app-form-width">
      <h2 className="govuk-heading-m" id="signed">
        The signed text
      </h2>
      <KeyFacts
        facts={[
          { label: 'Revision', value: signOff.revision },
          { label: 'Signed by', value: personName(signOff.signedBy) },
          { label: 'When', value: instantText(signOff.signedAt) },
          { label: 'Short digest', value: <span className="app-digest">{shortDigest(signOff.digest)}</span> },
        ]}
      />
    </section>
  )
}

/** The force sends it by its own channel, and its debrief lead says when and how. */
function RecordSentAct({ review }: { review: ReviewReply }) {
  const { recipient } = useSession()
  const isLead = useViewer().roles.includes('debrief_lead')
  if (review.submission?.state !== 'queued') return null
  return (
    <section aria-labelledby="send">
      <h2 className="govuk-heading-m" id="send">
        Send it
      </h2>
      <p className="govuk-body app-measure">
        Download both files of the {recipient.shortName}’s copy and send them by a channel that may carry{' '}
        {review.marking}.{' '}
        {isLead ? 'Then record when and how.' : 'The debrief lead then records when and how.'}
      </p>
      {isLead && (
        <ButtonLink to={`/reviews/${review.id}/submission/sent`}>Record that it was sent</ButtonLink>
      )}
    </section>
  )
}

function OpenAgain({ review }: { review: ReviewReply }) {
  if (!review.actions.some(({ action }) => action === 're_open')) return null
  return (
    <p className="govuk-body app-measure">
      Is something wrong with it?{' '}
      <Link className="govuk-link" to={`/reviews/${review.id}/submission/re-open`}>
        Open it again
      </Link>{' '}
      before it is submitted. That ends the signature.
      {review.actions.some(({ action }) => action === 'withdraw') && (
        <>
          {' '}
          Should it never have been written?{' '}
          <Link className="govuk-link" to={`/reviews/${review.id}/withdraw`}>
            Withdraw this review
          </Link>
          .
        </>
      )}
    </p>
  )
}

function NothingYet({ review }: { review: ReviewReply }) {
  return (
    <Empty
      heading="There is nothing to send yet"
      act={<ButtonLink to={`/reviews/${review.id}`}>Open the review</ButtonLink>}
    >
      A review is sent after gold has signed it. This one is: {reviewStateWords[review.state].toLowerCase()}.
    </Empty>
  )
}

/** From the signature to the recipient: the files, the submission, and the record that it was sent. */
export function SubmissionPage() {
  useOneOfRoles('debrief_lead', 'gold_commander')
  const { id = '' } = useParams()
  const { recipient } = useSession()
  const { data: review } = useSuspenseQuery({
    ...reviewQuery(id),
    refetchInterval: ({ state }) => (state.data && isPrinting(state.data) ? PRINTING_POLL_MS : false),
  })
  const { moments, place, signOff, submission } = review
  return (
    <Page
      title={`Send to the ${recipient.shortName}`}
      about={moments.name}
      marking={review.marking}
      caption={`${moments.reference} · ${moments.name}, ${place}`}
      back={{ to: `/reviews/${id}`, words: 'The review' }}
    >
      <DoneNotice />
      <LargeLadder ladder={ladderOf(moments, review.countedAt)} at={review.countedAt} />
      {signOff === null && submission === null ? (
        <NothingYet review={review} />
      ) : (
        <>
          <Where review={review} />
          <Queries review={review} />
          <AmendAct review={review} />
          {signOff && <SignedText signOff={signOff} />}
          {signOff && <PackFiles review={review} />}
          <HoldBack review={review} />
          <SubmitAct review={review} />
          <RecordSentAct review={review} />
          <OpenAgain review={review} />
          <p className="govuk-body">
            <Link className="govuk-link" to={`/reviews/${id}/history`}>
              History of this review
            </Link>
          </p>
        </>
      )}
    </Page>
  )
}
