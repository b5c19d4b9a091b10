import { Link } from 'react-router'
import { useViewer } from '#client/frame/viewer.tsx'
import { Notice } from '#client/parts/notice.tsx'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { becameWords, waitingRevision } from './became.ts'

type StaleNoticeProps = { review: ReviewReply; revision: number; act: 'sign' | 'return' | 'decline' }

const DONE = {
  sign: 'Nothing was signed',
  return: 'Nothing was returned',
  decline: 'Nothing was declined',
}

/** What happened to the revision while gold was reading it, that nothing was done, and the way on. */
export function StaleNotice({ review, revision, act }: StaleNoticeProps) {
  const { personId } = useViewer()
  const became = becameWords(review, revision, { personId, today: londonDate(review.countedAt) })
  const next = waitingRevision(review)
  return (
    <Notice kind="bad" alert>
      {became} You cannot {act} revision {revision} any more. {DONE[act]}.{' '}
      {next === null ? (
        <Link className="govuk-link" to="/sign-off">
          Go to what waits for you
        </Link>
      ) : (
        <Link className="govuk-link" to={`/sign-off/${review.id}/${next}`}>
          Read revision {next}
        </Link>
      )}
    </Notice>
  )
}
