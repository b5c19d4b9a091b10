import { type ReactNode, useId } from 'react'
import { type Control, useController } from 'react-hook-form'
import { Link } from 'react-router'
import type { z } from 'zod'
import { Page } from '#client/frame/page.tsx'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { ErrorSummary } from '#client/parts/error-summary.tsx'
import type { Json } from '#shared/form/answers.ts'
import type { Marking } from '#shared/form/definition.ts'
import { answerId } from './answer-id.ts'
import { type Fault, FaultsProvider } from './faults.tsx'
import type { SectionValues } from './field.tsx'
import { ItemAnswer } from './item-answer.tsx'
import type { RecordQuestion } from './record-question.ts'
import { TableField } from './table-field.tsx'
import { type RecordForm, useRecordForm } from './use-record-form.ts'

function Asking({ question, control }: { question: RecordQuestion; control: Control<SectionValues> }) {
  const { field: answer } = useController({ name: question.id, control })
  if (question.type === 'table') {
    return (
      <TableField
        field={question}
        path={[question.id]}
        value={answer.value as Json | undefined}
        onChange={answer.onChange}
        optional={question.optional === true}
        hint={question.help}
      />
    )
  }
  return (
    <ItemAnswer
      field={question}
      path={[question.id]}
      value={answer.value as Json | undefined}
      onChange={answer.onChange}
      optional={question.optional === true}
      hint={question.help}
    />
  )
}

/** The first sentence for each place: one thing to do at a time, the same words as at the field. */
function linesOf(faults: readonly Fault[]) {
  const lines = faults.map(({ path, message }) => ({ place: answerId(path.slice(0, 1)), message }))
  return lines.filter(({ place }, at) => lines.findIndex((line) => line.place === place) === at)
}

/** How the confirming step goes on with the act, or back from it. */
type ConfirmingStep = { going: boolean; onConfirmed: () => void; onBack: () => void }

type RecordPageProps<S extends z.ZodType, R extends z.ZodType> = {
  title: string
  about?: string
  marking: Marking
  caption?: ReactNode
  back: { to: string; words: string }
  /** What this records and what follows from it, above the questions. */
  intro?: ReactNode
  form: RecordForm<S, R>
  /** Right above the button: what pressing it does. */
  before?: ReactNode
  /** The words on the button: the act. */
  act: string
  /** Stands in the button's place while the act waits for proof of who presses it. */
  confirming?: (step: ConfirmingStep) => ReactNode
}

/** A page with one form and one button: a record is made when it is pressed. */
export function RecordPage<S extends z.ZodType, R extends z.ZodType>(props: RecordPageProps<S, R>) {
  const { title, about, marking, caption, back, intro, form, before, act, confirming } = props
  const { control, faults, occasion, problem, going, send, dismiss } = useRecordForm(form)
  const confirms = confirming !== undefined && problem?.code === 'step_up_required'
  const id = useId()
  return (
    <Page
      title={title}
      marking={marking}
      caption={caption}
      back={back}
      {...(about && { about })}
      above={<ErrorSummary lines={linesOf(faults)} occasion={occasion} />}
    >
      {intro}
      <form
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <FaultsProvider faults={faults}>
          {form.questions.map((question) => (
            <Asking key={question.id} question={question} control={control} />
          ))}
        </FaultsProvider>
        {before}
        {!confirms && (
          <>
            <ActFailed problem={problem} />
            <p className="app-actions">
              <button type="submit" className="govuk-button">
                {act}
              </button>
              <Link className="govuk-link" to={back.to}>
                Leave it
              </Link>
            </p>
          </>
        )}
      </form>
      {confirms && confirming({ going, onConfirmed: send, onBack: dismiss })}
    </Page>
  )
}
