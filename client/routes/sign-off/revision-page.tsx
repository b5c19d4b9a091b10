import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useReview } from '#client/api/reviews.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { ErrorSummary } from '#client/parts/error-summary.tsx'
import { Notice } from '#client/parts/notice.tsx'
import type { RevisionReply } from '#shared/api/sign-off.ts'
import { londonDate } from '#shared/calendar.ts'
import { becameWords, waitingRevision } from './became.ts'
import { DecisionBar } from './decision-bar.tsx'
import type { DecisionFault } from './decision-faults.ts'
import { DecisionForm } from './decision-form.tsx'
import { queueQuery, revisionQuery } from './queries.ts'
import { Reading } from './reading.tsx'
import { WaitingNotice } from './waiting-notice.tsx'

/** Gold goes back to the queue, the people who write it to the review. */
function useWayBack(reviewId: string): { to: string; words: string } {
  const isGold = useViewer().roles.includes('gold_commander')
  const { data: queue } = useQuery({ ...queueQuery, enabled: isGold })
  if (!isGold) return { to: `/reviews/${reviewId}`, words: 'The review' }
  return { to: '/sign-off', words: queue ? `To sign (${queue.waiting.length})` : 'To sign' }
}

/** Why this person cannot sign what waits: the queue knows it before any button is pressed. */
function useCannotSign({ reviewId, actions }: RevisionReply): string | null {
  const isGold = useViewer().roles.includes('gold_commander')
  const { data: queue } = useQuery({ ...queueQuery, enabled: isGold })
  const refusal = actions.find(({ action }) => action === 'sign_off')?.refusal
  return refusal?.message ?? queue?.waiting.find((row) => row.reviewId === reviewId)?.cannotSign ?? null
}

function ReadAndDecide({ seen }: { seen: RevisionReply }) {
  const [tried, setTried] = useState<{ faults: readonly DecisionFault[]; occasion: number }>({
    faults: [],
    occasion: 0,
  })
  const decision = useRef<HTMLElement>(null)
  const cannotSign = useCannotSign(seen)
  const back = useWayBack(seen.reviewId)
  const canSign = seen.actions.some(({ action, refusal }) => action === 'sign_off' && refusal === null)
  const canReturn = seen.actions.some(({ action }) => action === 'return')
  return (
    <Reading
      seen={seen}
      title={canReturn ? 'read and decide' : `revision ${seen.revision}`}
      back={back}
      above={<ErrorSummary lines={tried.faults} occasion={tried.occasion} />}
      notice={!canSign && <WaitingNotice seen={seen} cannotSign={cannotSign} />}
      {...(canReturn && {
        decision: (
          <DecisionForm
            seen={seen}
            canSign={canSign}
            ref={decision}
            onFaults={(faults) => setTried(({ occasion }) => ({ faults, occasion: occasion + 1 }))}
          />
        ),
        bar: <DecisionBar seen={seen} place={decision} />,
      })}
    />
  )
}

function ReadOnly({ seen }: { seen: RevisionReply }) {
  const { personId } = useViewer()
  const back = useWayBack(seen.reviewId)
  const review = useReview(seen.reviewId)
  const became = becameWords(review, seen.revision, { personId, today: londonDate(review.countedAt) })
  const next = waitingRevision(review)
  const sending = review.signOff?.revision === seen.revision
  return (
    <Reading
      seen={seen}
      title={`revision ${seen.revision}`}
      back={back}
      notice={
        <Notice>
          This revision does not wait for gold any more. {became}{' '}
          {next !== null && (
            <Link className="govuk-link" to={`/sign-off/${review.id}/${next}`}>
              Read revision {next}
            </Link>
          )}
          {sending && (
            <Link className="govuk-link" to={`/reviews/${review.id}/submission`}>
              See where it is
            </Link>
          )}
        </Notice>
      }
    />
  )
}

/** Read one frozen revision, then decide; or see what became of it. */
export function RevisionPage() {
  const { review = '', revision = '' } = useParams()
  const { data: seen } = useSuspenseQuery(revisionQuery(review, revision))
  return seen.waiting ? <ReadAndDecide key={seen.tag} seen={seen} /> : <ReadOnly seen={seen} />
}
