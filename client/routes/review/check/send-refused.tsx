import { Link } from 'react-router'
import type { ApiProblem } from '#client/api/api-problem.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { PlaceLink } from '#client/parts/place-link.tsx'
import { COMMENTS_PLACE } from '../task-list/gold-comments.tsx'

type Way = { words: string; to: string }

/** Where to put right what stands in the way of sending. */
export function wayOn(
  refusal: string | undefined,
  { reviewId, operationId }: { reviewId: string; operationId: string },
): Way | undefined {
  switch (refusal) {
    case 'debrief_not_recorded':
      return { words: 'Record the debrief', to: `/operations/${operationId}/debriefs` }
    case 'comments_unanswered':
      return { words: 'Answer gold’s comments', to: `/reviews/${reviewId}#${COMMENTS_PLACE}` }
    case 'no_decision_in_effect':
    case 'review_not_required':
      return { words: 'Open the decision', to: `/operations/${operationId}` }
    case 'state_not_allowed':
      return { words: 'Open the review again', to: `/reviews/${reviewId}` }
    default:
      return undefined
  }
}

type SendRefusedProps = { problem: ApiProblem | null; reviewId: string; operationId: string }

/** Why it was not sent, in the words of the server, and the way on. */
export function SendRefused({ problem, ...ids }: SendRefusedProps) {
  const way = wayOn(problem?.refusal, ids)
  return (
    <>
      <ActFailed problem={problem} />
      {problem?.refusal === 'not_complete' && (
        <p className="govuk-body">
          <PlaceLink place="left">See what is left</PlaceLink>
        </p>
      )}
      {way && (
        <p className="govuk-body">
          <Link className="govuk-link" to={way.to}>
            {way.words}
          </Link>
        </p>
      )}
    </>
  )
}
