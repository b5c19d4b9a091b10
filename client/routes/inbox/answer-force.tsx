import { useState } from 'react'
import { useSubmit } from '#client/api/use-submit.ts'
import { FaultMessage } from '#client/fields/question.tsx'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { focusPlace } from '#client/parts/focus-place.ts'
import { Notice } from '#client/parts/notice.tsx'
import {
  Acknowledge,
  AskQuery,
  CreatedReply,
  InboxActionReply,
  type InboxPackReply,
} from '#shared/api/queries.ts'
import { shortDigest } from '#shared/exchange/short-digest.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'
import { reviewActionWords } from '#shared/workflow/states.ts'
import { inboxPath, refreshInbox } from './queries.ts'

type Answer = 'acknowledge' | 'query'

function Choice({
  value,
  hint,
  chosen,
  onChoose,
}: {
  value: Answer
  hint: string
  chosen: Answer
  onChoose: (value: Answer) => void
}) {
  const id = `answer-${value}`
  return (
    <div className="govuk-radios__item">
      <input
        className="govuk-radios__input"
        type="radio"
        name="answer"
        id={id}
        checked={chosen === value}
        aria-describedby={`${id}-hint`}
        onChange={() => onChoose(value)}
      />
      <label className="govuk-label govuk-radios__label" htmlFor={id}>
        {reviewActionWords[value]}
      </label>
      <div className="govuk-hint govuk-radios__hint" id={`${id}-hint`}>
        {hint}
      </div>
    </div>
  )
}

function Question({
  words,
  fault,
  onType,
}: {
  words: string
  fault: string | undefined
  onType: (words: string) => void
}) {
  return (
    <div className={`govuk-form-group${fault ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--s" htmlFor="question">
        Your question to the force
      </label>
      <FaultMessage id="question" fault={fault} />
      <textarea
        className={`govuk-textarea${fault ? ' govuk-textarea--error' : ''}`}
        id="question"
        rows={4}
        aria-describedby={fault && 'question-error'}
        aria-invalid={fault !== undefined}
        value={words}
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  )
}

/** Both answers to the force; a press of the button sends the one that is chosen. */
function useAnswer({ pack, checks }: InboxPackReply) {
  const [fault, setFault] = useState<string>()
  const base = inboxPath(pack.id)
  const receipt = useSubmit<typeof InboxActionReply, Acknowledge>({
    schema: InboxActionReply,
    path: `${base}/acknowledge`,
    onDone: refreshInbox,
  })
  const query = useSubmit<typeof CreatedReply, AskQuery>({
    schema: CreatedReply,
    path: `${base}/queries`,
    onDone: refreshInbox,
  })
  return {
    fault,
    problem: receipt.error ?? query.error,
    acknowledge: () => {
      const packPassedChecks = checks.every(({ passed }) => passed)
      const body = Acknowledge.safeParse({ digest: pack.copy?.digest, packPassedChecks }).data
      if (body && !receipt.isPending) receipt.mutate(body)
    },
    ask: (words: string, onAsked: () => void) => {
      const parsed = AskQuery.safeParse({ question: words })
      setFault(parsed.success ? undefined : refusalSentence('question_missing'))
      if (!parsed.success) return focusPlace('question', 'near')
      if (!query.isPending) query.mutate(parsed.data, { onSuccess: onAsked })
    },
  }
}

/** Acknowledge what came, or ask about it. A pack that failed a check can only be asked about. */
export function AnswerForce({ data }: { data: InboxPackReply }) {
  const { pack } = data
  const failed = pack.failedChecks.length > 0
  const mayAcknowledge = pack.state === 'sent' && !failed
  const [chosen, setChosen] = useState<Answer>('acknowledge')
  const [words, setWords] = useState('')
  const answer = useAnswer(data)
  const doing: Answer = mayAcknowledge ? chosen : 'query'
  return (
    <section aria-labelledby="answer">
      <h2 className="govuk-heading-m" id="answer">
        {mayAcknowledge ? 'Answer the force' : reviewActionWords.query}
      </h2>
      {failed && <Notice kind="bad">{refusalSentence('pack_failed_checks')}</Notice>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (doing === 'acknowledge') answer.acknowledge()
          else answer.ask(words, () => setWords(''))
        }}
      >
        {mayAcknowledge && (
          <div className="govuk-form-group">
            <fieldset className="govuk-fieldset">
              <legend className="govuk-visually-hidden">Answer</legend>
              <div className="govuk-radios">
                <Choice
                  value="acknowledge"
                  hint={`Sends a receipt with the submission number and digest ${shortDigest(pack.copy?.digest ?? '')}.`}
                  chosen={doing}
                  onChoose={setChosen}
                />
                <Choice
                  value="query"
                  hint="The signed review does not change. If an answer needs a change, the force sends an amendment with a new signature."
                  chosen={doing}
                  onChoose={setChosen}
                />
              </div>
            </fieldset>
          </div>
        )}
        {doing === 'query' && <Question words={words} fault={answer.fault} onType={setWords} />}
        <ActFailed problem={answer.problem} />
        <button type="submit" className="govuk-button">
          {doing === 'acknowledge' ? 'Acknowledge' : reviewActionWords.query}
        </button>
      </form>
    </section>
  )
}
