import type { ReviewSituation } from '#shared/workflow/situation.ts'
import { situationFrom } from '#shared/workflow/situation.ts'
import { enter } from '../../db/context.ts'
import type { Tx } from '../../db/types.ts'
import type { Viewer } from '../../viewer.ts'
import { lockReviewOfForce } from '../reviews/repository.ts'
import { getArrived, listQueries, openIn } from './query-repository.ts'
import { listSubmissions } from './repository.ts'

/** A submission in the recipient's hands, with the review it came from locked until commit. */
export type SubmissionFile = Awaited<ReturnType<typeof lockSubmissionFile>>

/**
 * Opens a submission for what the recipient does to it. That it is theirs is settled in their own context; from then
 * on the transaction runs as the force's job, since the recipient may write nothing of a force's records. Throws
 * `not_found` where it is absent, not sent yet, or another recipient's.
 */
export async function lockSubmissionFile(tx: Tx, viewer: Viewer, id: string) {
  const arrived = await getArrived(tx, viewer, id)
  await enter(tx, { jobForceId: arrived.force_id })
  const review = await lockReviewOfForce(tx, { force_id: arrived.force_id, id: arrived.review_id })
  const submissions = await listSubmissions(tx, review)
  return {
    arrived,
    review,
    live: submissions.find(({ state }) => state !== 'superseded'),
    queries: await listQueries(tx, review),
  }
}

/** What the review table looks at when the recipient acts on a submission. */
export function situationOfRecipient(
  { arrived, review, live, queries }: SubmissionFile,
  viewer: Viewer,
  request: Partial<ReviewSituation>,
): ReviewSituation {
  return situationFrom({
    state: review.state,
    actor: {
      roles: viewer.roles,
      relation: 'recipient',
      isAuthor: false,
      facilitatedADebrief: false,
      givenSections: [],
    },
    everSubmitted: true,
    liveSubmission:
      live && live.id === arrived.id
        ? {
            state: live.state,
            openQueries: openIn(queries, live.id),
            acknowledged: live.state === 'received',
          }
        : null,
    ...request,
  })
}
