import { useLocation } from 'react-router'
import { Notice } from './notice.tsx'

/** What a page leaves behind when it goes on to the next one: the sentence shown there. */
export type Done = { done: string }

function sentenceIn(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('done' in state)) return null
  return typeof state.done === 'string' ? state.done : null
}

/** What was just done on the page before, and what follows from it. */
export function DoneNotice() {
  const done = sentenceIn(useLocation().state)
  return done && <Notice kind="done">{done}</Notice>
}
