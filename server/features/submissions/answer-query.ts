import type { AnswerQuery } from '#shared/api/queries.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { moveReview } from '../reviews/repository.ts'
import { endQuery } from './query-repository.ts'

/** The force answers a question of the recipient. It explains; an answer in the review changes by an amendment only. */
export async function answerQuery(
  tx: Tx,
  viewer: Viewer,
  at: string,
  where: { id: string; query: string },
  input: AnswerQuery,
) {
  const file = await lockReviewFile(tx, viewer, where.id)
  const outcome = decide('reply', situationOf(file, viewer, at, { explanationGiven: true }))
  if (!outcome.ok) throw refused(outcome.refusal)
  const query = file.queries.find((each) => each.id === where.query)
  if (!query) throw new Problem('not_found')
  if (query.how !== null) throw refused('no_open_query')

  const key = { force_id: file.review.force_id, id: query.id }
  await endQuery(tx, key, { how: 'reply', explanation: input.explanation, by: viewer.personId, at })
  if (outcome.to !== file.review.state) await moveReview(tx, file.review, { to: outcome.to, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'reply',
    operationId: file.operation.id,
    reviewId: where.id,
    details: { query: query.id },
  })
  return { id: where.id, state: outcome.to }
}
