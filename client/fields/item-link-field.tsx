import { answerId, describing } from './answer-id.ts'
import type { AnswerProps } from './answer-types.ts'
import { useFault } from './faults.tsx'
import { Question } from './question.tsx'
import { SelectInput } from './select-input.tsx'
import { useSources } from './sources.tsx'

/** Names one item written elsewhere in the review: the learning point that an action answers. */
export function ItemLinkField({ field, path, value, onChange, optional, hint }: AnswerProps<'item-link'>) {
  const id = answerId(path)
  const fault = useFault(path)
  return (
    <Question id={id} label={field.label} hint={hint} fault={fault} optional={optional}>
      <SelectInput
        id={id}
        options={useSources().items[field.repeat] ?? []}
        chosen={typeof value === 'string' ? value : undefined}
        failing={fault !== undefined}
        describedBy={describing(id, { hint, fault })}
        onChoose={onChange}
      />
    </Question>
  )
}
