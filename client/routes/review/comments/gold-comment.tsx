import { VisibleText } from '#client/parts/visible-text.tsx'
import { plainDate } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { ReviewReply, SectionComment } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { ReplyForm } from './reply-form.tsx'

type GoldCommentProps = { review: ReviewReply; comment: SectionComment; about: string }

/** True where this person can still say what was changed. */
function canReply({ actions }: ReviewReply): boolean {
  return actions.some(({ action }) => action === 'edit')
}

function Reply({ review, comment, about }: GoldCommentProps) {
  const today = londonDate(review.countedAt)
  if (comment.reply !== null && comment.replyBy && comment.replyAt) {
    return (
      <p className="govuk-body app-typed">
        <b>
          {personName(comment.replyBy)}, {plainDate(londonDate(comment.replyAt), today)}:
        </b>{' '}
        <VisibleText text={comment.reply} />
      </p>
    )
  }
  if (canReply(review)) return <ReplyForm review={review} comment={comment} about={about} />
  return <p className="govuk-body app-soft">No reply yet.</p>
}

/** Gold's words about one section, and the reply. Both stay with the section through every revision. */
export function GoldComment({ review, comment, about }: GoldCommentProps) {
  const date = plainDate(londonDate(comment.madeAt), londonDate(review.countedAt))
  return (
    <div className="app-notice app-notice--returned app-notice--words">
      <p className="govuk-body app-typed">
        <b>
          {personName(comment.madeBy)}, {date}, on revision {comment.revision}:
        </b>{' '}
        “<VisibleText text={comment.comment} />”
      </p>
      <Reply review={review} comment={comment} about={about} />
    </div>
  )
}
