import type { PersonRef } from '#shared/api/identifiers.ts'
import type { ActionChoice, SectionComment } from '#shared/api/reviews.ts'
import { explainActions } from '#shared/workflow/decide.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'
import type { ReviewSituation } from '#shared/workflow/situation.ts'
import { nameOf } from '../features/people/repository.ts'
import type { CommentRecord } from '../features/reviews/repository.ts'
import type { ReviewFile } from './review-file.ts'

type People = Map<string, PersonRef>

/** Everyone whose name the review's page shows. */
export function namedIn(file: ReviewFile): (string | null)[] {
  return [
    file.review.lead_id,
    file.operation.gold_id,
    ...file.authors,
    ...file.sections.map((section) => section.saved_by),
    ...file.contributors.map((contributor) => contributor.person_id),
    ...file.comments.flatMap((comment) => [comment.made_by, comment.reply_by]),
    ...file.revisions.map((revision) => revision.frozen_by),
    ...file.signOffs.map((signOff) => signOff.signed_by),
    ...file.queries.map((query) => query.ended_by),
    ...file.holdBacks.map((each) => each.acted_by),
  ]
}

/** Gold's comment on a section with the author's reply, as it leaves. */
export function presentComment(comment: CommentRecord, people: People): SectionComment {
  return {
    id: comment.id,
    revision: comment.revision,
    sectionId: comment.section_id,
    comment: comment.comment,
    madeBy: nameOf(people, comment.made_by),
    madeAt: comment.made_at,
    reply: comment.reply,
    replyBy: comment.reply_by === null ? null : nameOf(people, comment.reply_by),
    replyAt: comment.reply_at,
  }
}

/** Every action that the table offers in this situation, with the first thing in its way. */
export function presentActions(situation: ReviewSituation): ActionChoice[] {
  return explainActions(situation)
    .filter(({ available }) => available)
    .map(({ action, missing }) => ({
      action,
      refusal: missing[0] ? { code: missing[0], message: refusalSentence(missing[0]) } : null,
    }))
}
