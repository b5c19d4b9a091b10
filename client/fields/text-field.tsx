import { LIMITS } from '#shared/form/characters.ts'
import { answerId, describing } from './answer-id.ts'
import type { AnswerProps } from './answer-types.ts'
import { CharacterCount } from './character-count.tsx'
import { useFault } from './faults.tsx'
import { Question } from './question.tsx'

const words = (value: unknown): string => (typeof value === 'string' ? value : '')
const orNone = (typed: string): string | null => (typed === '' ? null : typed)

/** One line of text. */
export function TextField({ field, path, value, onChange, optional, hint }: AnswerProps<'text'>) {
  const id = answerId(path)
  const fault = useFault(path)
  return (
    <Question id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      <input
        className={`govuk-input${fault ? ' govuk-input--error' : ''}`}
        id={id}
        type="text"
        autoComplete="off"
        aria-describedby={describing(id, { hint, fault })}
        aria-invalid={fault !== undefined}
        value={words(value)}
        onChange={(event) => onChange(orNone(event.target.value))}
      />
    </Question>
  )
}

/** Several lines, with the room that is left. The box grows with its words. */
export function TextareaField({ field, path, value, onChange, optional, hint }: AnswerProps<'textarea'>) {
  const id = answerId(path)
  const fault = useFault(path)
  const text = words(value)
  return (
    <Question id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      <div className="govuk-character-count">
        <textarea
          className={`govuk-textarea${fault ? ' govuk-textarea--error' : ''}`}
          id={id}
          rows={4}
          aria-describedby={describing(id, { hint, fault, count: true })}
          aria-invalid={fault !== undefined}
          value={text}
          onChange={(event) => onChange(orNone(event.target.value))}
        />
        <CharacterCount id={id} text={text} limit={field.maxLength ?? LIMITS.textCharacters} />
      </div>
    </Question>
  )
}
