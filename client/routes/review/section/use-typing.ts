import { type ChangeEvent, type FocusEvent, type MouseEvent, useState } from 'react'
import { answerId } from '#client/fields/answer-id.ts'

/** The field that a control of the page belongs to, by the control's id. One field's id may begin like another's. */
export function fieldOf(controlId: string, fieldIds: readonly string[]): string | null {
  const owners = fieldIds.filter((id) => `${controlId}-`.startsWith(`${answerId([id])}-`))
  return owners.toSorted((one, other) => other.length - one.length)[0] ?? null
}

/**
 * The field that the person changed last and is still in: half a date is no mistake yet. Leaving the form saves what
 * is in it.
 */
export function useTyping(fieldIds: readonly string[], flush: () => Promise<boolean>) {
  const [field, setField] = useState<string | null>(null)
  return {
    field,
    onChange: ({ target }: ChangeEvent<HTMLElement>) => setField(fieldOf(target.id, fieldIds)),
    /**
     * Pressing a button does not leave the field: leaving it can say that an answer is not saved, the page then grows, and
     * the press would end beside the button that it began on.
     */
    onMouseDown: (event: MouseEvent<HTMLElement>) => {
      if (event.target instanceof Element && event.target.closest('button')) event.preventDefault()
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      const next = relatedTarget instanceof Element ? relatedTarget : null
      if (next === null || fieldOf(next.id, fieldIds) !== field) setField(null)
      if (next === null || !currentTarget.contains(next)) void flush()
    },
  }
}
