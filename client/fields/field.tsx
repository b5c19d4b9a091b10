import type { ComponentType } from 'react'
import { type Control, useController } from 'react-hook-form'
import type { Json } from '#shared/form/answers.ts'
import type { Asked } from '#shared/form/asked.ts'
import type { AnswerField } from '#shared/form/definition.ts'
import type { AnswerProps, AnswerType } from './answer-types.ts'
import { hintOf } from './hint-of.tsx'
import { ITEM_ANSWERS } from './item-answer.tsx'
import { RepeatField } from './repeat-field.tsx'
import { TableField } from './table-field.tsx'

/** The answers of one section as they are typed, by field id. */
export type SectionValues = Record<string, unknown>

const ANSWERS: { readonly [T in AnswerType]: ComponentType<AnswerProps<T>> } = {
  ...ITEM_ANSWERS,
  table: TableField,
  repeat: RepeatField,
}

type FieldProps = {
  field: AnswerField
  asked: Asked
  control: Control<SectionValues>
  /** Its section says above that the tier is why all of it is asked. */
  tierIsSaid: boolean
}

/** One field of the form, bound to its answer: the type picks the component. */
export function Field({ field, asked, control, tierIsSaid }: FieldProps) {
  const { field: answer } = useController({ name: field.id, control })
  // The registry pairs each type with its own field, which TypeScript cannot follow through a union.
  const Answer = ANSWERS[field.type] as ComponentType<AnswerProps>
  return (
    <Answer
      field={field}
      path={[field.id]}
      value={answer.value as Json | undefined}
      onChange={answer.onChange}
      optional={!asked.required}
      hint={hintOf(field, asked, tierIsSaid)}
    />
  )
}
