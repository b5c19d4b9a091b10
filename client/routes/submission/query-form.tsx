import { useState } from 'react'
import { refreshReview, reviewPath } from '#client/api/reviews.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { FaultMessage } from '#client/fields/question.tsx'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { focusPlace } from '#client/parts/focus-place.ts'
import { AnswerQuery, type QueryReply } from '#shared/api/queries.ts'
import { ActionReply, type ReviewReply } from '#shared/api/reviews.ts'

/** The answer of the force to one question. It explains; a changed answer needs an amendment. */
export function QueryForm({
  review,
  query,
  number,
}: {
  review: ReviewReply
  query: QueryReply
  number: number
}) {
  const [words, setWords] = useState('')
  const [fault, setFault] = useState<string>()
  const id = `answer-${query.id}`
  const post = useSubmit<typeof ActionReply, AnswerQuery>({
    schema: ActionReply,
    path: `${reviewPath(review.id)}/queries/${query.id}/reply`,
    onDone: () => refreshReview(review),
  })
  const send = () => {
    const parsed = AnswerQuery.safeParse({ explanation: words })
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
          Your answer<span className="govuk-visually-hidden"> to query {number}</span>
        </label>
        <div className="govuk-hint" id={`${id}-hint`}>
          It explains only. To change an answer in the review, amend it.
        </div>
        <FaultMessage id={id} fault={fault} />
        <textarea
          className={`govuk-textarea${fault ? ' govuk-textarea--error' : ''}`}
          id={id}
          rows={3}
          aria-describedby={fault ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={fault !== undefined}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <ActFailed problem={post.error} />
      <button type="submit" className="govuk-button govuk-button--secondary">
        Answer the query<span className="govuk-visually-hidden"> {number}</span>
      </button>
    </form>
  )
}
