import { useState } from 'react'
import type { z } from 'zod'
import { refreshReview, reviewPath } from '#client/api/reviews.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { FaultMessage } from '#client/fields/question.tsx'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { focusPlace } from '#client/parts/focus-place.ts'
import { RepliedReply, ReplyToComment, type ReviewReply, type SectionComment } from '#shared/api/reviews.ts'
import { keepUnsentReply, unsentReply } from './unsent-replies.ts'

export const replyPlace = (commentId: string): string => `reply-${commentId}`

type ReplyFormProps = { review: ReviewReply; comment: SectionComment; about: string }

/** What the author says was changed because of a comment of gold. A reply is given once. */
export function ReplyForm({ review, comment, about }: ReplyFormProps) {
  const [words, setWords] = useState(() => unsentReply(comment.id))
  const [fault, setFault] = useState<string>()
  const id = replyPlace(comment.id)
  const post = useSubmit<typeof RepliedReply, z.infer<typeof ReplyToComment>>({
    schema: RepliedReply,
    path: `${reviewPath(review.id)}/comments/${comment.id}/reply`,
    onDone: async () => {
      keepUnsentReply(comment.id, '')
      await refreshReview(review)
    },
  })
  const send = () => {
    const parsed = ReplyToComment.safeParse({ reply: words })
    setFault(parsed.error?.issues[0]?.message)
    if (parsed.success) return post.mutate(parsed.data)
    focusPlace(id, 'near')
  }
  return (
    <form
      className="app-reply"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className={`govuk-form-group${fault ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label" htmlFor={id}>
          Say what you changed
          <span className="govuk-visually-hidden"> because of the comment on {about}</span>
        </label>
        <FaultMessage id={id} fault={fault} />
        <textarea
          className={`govuk-textarea${fault ? ' govuk-textarea--error' : ''}`}
          id={id}
          rows={2}
          aria-describedby={fault && `${id}-error`}
          aria-invalid={fault !== undefined}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            keepUnsentReply(comment.id, event.target.value)
          }}
        />
      </div>
      <ActFailed problem={post.error} />
      <button type="submit" className="govuk-button govuk-button--secondary">
        Reply to gold<span className="govuk-visually-hidden"> about {about}</span>
      </button>
    </form>
  )
}
