import type { ReturnReview } from '#shared/api/sign-off.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import type { Outbox } from '../../jobs/queue.ts'
import { Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile, type ReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { moveReview } from '../reviews/repository.ts'
import { insertComments } from './repository.ts'

function refuseUnknownSections(file: ReviewFile, input: ReturnReview): void {
  const known = new Set(file.definition.sections.map((section) => section.id))
  const seen = new Set<string>()
  for (const [index, { sectionId }] of input.comments.entries()) {
    const pointer = `/body/comments/${index}/sectionId`
    if (!known.has(sectionId)) {
      throw new Problem('answers_refused', {
        errors: [{ pointer, message: 'Choose a section of this review' }],
      })
    }
    if (seen.has(sectionId)) {
      throw new Problem('answers_refused', {
        errors: [{ pointer, message: 'Write one comment for each section' }],
      })
    }
    seen.add(sectionId)
  }
}

/**
 * Gold sends the review back with a reason on at least one section. The reasons stay with their sections; its lead is
 * told.
 */
export async function returnReview(
  tx: Tx,
  viewer: Viewer,
  at: string,
  id: string,
  input: ReturnReview,
  outbox: Outbox,
) {
  const file = await lockReviewFile(tx, viewer, id)
  const newest = file.revisions[0]
  const outcome = decide(
    'return',
    situationOf(file, viewer, at, { reasonOnSection: input.comments.length > 0, reasonGiven: true }),
  )
  if (!outcome.ok) throw refused(outcome.refusal)
  if (newest?.number !== input.revision) throw refused('revision_stale')
  refuseUnknownSections(file, input)

  await insertComments(tx, file.review, {
    revisionId: newest.id,
    by: viewer.personId,
    at,
    comments: input.comments,
  })
  await moveReview(tx, file.review, { to: outcome.to, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'return',
    operationId: file.operation.id,
    reviewId: id,
    details: { revision: newest.number, sections: input.comments.length },
  })
  await outbox.enqueue(tx, 'tell_people', {
    forceId: file.review.force_id,
    event: 'review_returned',
    reviewId: id,
    subjectId: newest.id,
    actorId: viewer.personId,
  })
  return { id, state: outcome.to }
}
