import { useState } from 'react'
import { refreshReview, reviewPath } from '#client/api/reviews.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { WordsForm } from '#client/fields/words-form.tsx'
import { AnswerQuery, type QueryReply } from '#shared/api/queries.ts'
import { ActionReply, type ReviewReply } from '#shared/api/reviews.ts'

type QueryFormProps = { review: ReviewReply; query: QueryReply; number: number }

/** The answer of the force to one question. It explains; a changed answer needs an amendment. */
export function QueryForm({ review, query, number }: QueryFormProps) {
  const [words, setWords] = useState('')
  const post = useSubmit<typeof ActionReply, AnswerQuery>({
    schema: ActionReply,
    path: `${reviewPath(review.id)}/queries/${query.id}/reply`,
    onDone: () => refreshReview(review),
  })
  return (
    <WordsForm
      id={`answer-${query.id}`}
      label={
        <>
          Your answer<span className="govuk-visually-hidden"> to query {number}</span>
        </>
      }
      hint="It explains only. To change an answer in the review, amend it."
      rows={3}
      words={words}
      onWords={setWords}
      read={(explanation) => AnswerQuery.safeParse({ explanation })}
      post={post}
      act={
        <>
          Answer the query<span className="govuk-visually-hidden"> {number}</span>
        </>
      }
    />
  )
}
