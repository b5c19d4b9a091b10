import type { ReactNode } from 'react'
import type { Json } from '#shared/form/answers.ts'
import type { AnswerField } from '#shared/form/definition.ts'

export type AnswerType = AnswerField['type']

/** The fields of a definition that can have this type. */
export type FieldFor<T extends AnswerType> = AnswerField extends infer F
  ? F extends { type: infer U }
    ? T extends U
      ? F
      : never
    : never
  : never

type Policy =
  | 'requirement'
  | 'requiredIf'
  | 'ask'
  | 'marking'
  | 'audience'
  | 'roleFor'
  | 'writtenFor'
  | 'basis'
  | 'source'

/**
 * What a page needs to know of a field to ask it: without when it is required and who may see it. Tables and lists
 * of records pass themselves on whole.
 */
export type Askable<F> = F extends { type: 'table' | 'repeat' }
  ? F
  : F extends unknown
    ? Omit<F, Policy>
    : never

/** Where an answer stands among a section's answers: field id, then row or item number, then column or field id. */
export type AnswerPath = readonly (string | number)[]

/**
 * What every answer gets. `value` is the stored shape, or the words as typed while they cannot be read as one: the
 * validator then says what to enter. `onChange(null)` takes the answer away.
 */
export type AnswerProps<T extends AnswerType = AnswerType> = {
  field: Askable<FieldFor<T>>
  path: AnswerPath
  value: Json | undefined
  onChange: (value: Json) => void
  optional: boolean
  /** Above the answer, below the label; from the definition unless a page knows better. */
  hint?: ReactNode
}
