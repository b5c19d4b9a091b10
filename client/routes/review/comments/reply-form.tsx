import { useState } from 'react'
import type { z } from 'zod'
import { refreshReview, reviewPath } from '#client/api/reviews.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { WordsForm } from '#client/fields/words-form.tsx'
import { RepliedReply, ReplyToComment, type ReviewReply, type SectionComment } from '#shared/api/reviews.ts'
import { keepUnsentReply, unsentReply } from './unsent-replies.ts'

type ReplyFormProps = { review: ReviewReply; comment: SectionComment; about: string }

/** What the author says was changed because of a comment of gold. A reply is given once. */
export function ReplyForm({ review, comment, about }: ReplyFormProps) {
  const [words, setWords] = useState(() => unsentReply(comment.id))
  const post = useSubmit<typeof RepliedReply, z.infer<typeof ReplyToComment>>({
    schema: RepliedReply,
    path: `${reviewPath(review.id)}/comments/${comment.id}/reply`,
    onDone: async () => {
      keepUnsentReply(comment.id, '')
      await refreshReview(review)
    },
  })
  return (
    <WordsForm
      id={`reply-${comment.id}`}
      label={
        <>
          Say what you changed
          <span className="govuk-visually-hidden"> because of the comment on {about}</span>
        </>
      }
      rows={2}
      words={words}
      onWords={(typed) => {
        setWords(typed)
        keepUnsentReply(comment.id, typed)
      }}
      read={(reply) => ReplyToComment.safeParse({ reply })}
      post={post}
      act={
        <>
          Reply to gold<span className="govuk-visually-hidden"> about {about}</span>
        </>
      }
    />
  )
}
