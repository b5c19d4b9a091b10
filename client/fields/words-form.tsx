import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import type { ApiProblem } from '#client/api/api-problem.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { focusPlace } from '#client/parts/focus-place.ts'
import { describing } from './answer-id.ts'
import { FaultMessage } from './question.tsx'

type WordsFormProps<B> = {
  id: string
  label: ReactNode
  hint?: string
  rows: number
  words: string
  onWords: (words: string) => void
  /** Makes the request of the words, or says what is wrong with them. */
  read: (words: string) => z.ZodSafeParseResult<B>
  post: { mutate: (body: B) => void; error: ApiProblem | null }
  /** The words on the button. */
  act: ReactNode
}

/** One box for words inside a page, and the button that sends them: checked when it is pressed, and never before. */
export function WordsForm<B>(props: WordsFormProps<B>) {
  const { id, label, hint, rows, words, onWords, read, post, act } = props
  const [fault, setFault] = useState<string>()
  const send = () => {
    const parsed = read(words)
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
          {label}
        </label>
        {hint && (
          <div className="govuk-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        <FaultMessage id={id} fault={fault} />
        <textarea
          className={`govuk-textarea${fault ? ' govuk-textarea--error' : ''}`}
          id={id}
          rows={rows}
          aria-describedby={describing(id, { hint, fault })}
          aria-invalid={fault !== undefined}
          value={words}
          onChange={(event) => onWords(event.target.value)}
        />
      </div>
      <ActFailed problem={post.error} />
      <button type="submit" className="govuk-button govuk-button--secondary">
        {act}
      </button>
    </form>
  )
}
