import { anySection } from '#shared/workflow/conditions.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { insertReply } from './repository.ts'

/** The author says what was changed for one of gold's comments. Both stay with the section through every revision. */
export async function replyToComment(
  tx: Tx,
  viewer: Viewer,
  at: string,
  where: { id: string; comment: string },
  input: { reply: string },
) {
  const file = await lockReviewFile(tx, viewer, where.id)
  const comment = file.comments.find((each) => each.id === where.comment)
  if (!comment) throw new Problem('not_found')
  const outcome = decide(
    'edit',
    situationOf(file, viewer, at, { section: anySection, saveNumberMatches: true }),
  )
  if (!outcome.ok) throw refused(outcome.refusal)
  const key = { force_id: file.review.force_id, id: comment.id }
  if (!(await insertReply(tx, key, { text: input.reply, by: viewer.personId, at }))) {
    throw refused('comment_answered')
  }
  await recordEvent(tx, viewer, at, {
    forceId: key.force_id,
    action: 'reply_to_comment',
    operationId: file.operation.id,
    reviewId: where.id,
    details: { comment: comment.id },
  })
  return { replied: true as const }
}
