import { type FocusEvent, useState } from 'react'

const QUESTION = '.app-q'

/**
 * Whether the person is still in the answer that was changed last: half a date is no mistake yet. Leaving the form
 * saves what is in it.
 */
export function useTyping(flush: () => Promise<boolean>) {
  const [going, setGoing] = useState(false)
  return {
    going,
    onChange: () => setGoing(true),
    onBlur: ({ currentTarget, target, relatedTarget }: FocusEvent<HTMLElement>) => {
      const next = relatedTarget instanceof Element ? relatedTarget : null
      if (next === null || next.closest(QUESTION) !== target.closest(QUESTION)) setGoing(false)
      if (next === null || !currentTarget.contains(next)) void flush()
    },
  }
}
