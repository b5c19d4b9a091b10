import type { Saving } from '#client/parts/save-state.tsx'
import { timeOf } from '#client/words/dates.ts'
import { count } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import type { AutosaveState } from './autosave.ts'

export type Seen = {
  state: AutosaveState
  /** Answers that cannot be stored as they were typed. */
  unsavable: number
  /** The same, in the answer that is being typed: it may be half done. */
  halfTyped: number
  /** The section as a whole is too large. */
  tooLarge: boolean
  personId: string
}

/** What is true of everything on the page: an answer that cannot be stored is not saved, whatever else is. */
export function savingOf({ state, unsavable, tooLarge, halfTyped, personId }: Seen): Saving {
  const { saving, changed } = state
  if (changed) {
    const who = changed.savedBy?.id === personId ? 'you saved this section elsewhere' : othersWords(state)
    return { now: 'not_saved', why: who }
  }
  if (tooLarge) return { now: 'not_saved', why: 'the section is too large' }
  if (saving.now === 'not_saved' || saving.now === 'saving') return saving
  if (unsavable === 0) return halfTyped === 0 ? saving : { now: 'unsaved' }
  const rest = saving.now === 'saved' ? `. The rest was saved ${timeOf(saving.at)}` : ''
  return { now: 'not_saved', why: `${count(unsavable, 'answer')} cannot be saved as typed${rest}` }
}

function othersWords({ changed }: AutosaveState): string {
  return `${changed?.savedBy ? personName(changed.savedBy) : 'someone else'} saved this section`
}

/**
 * What is read aloud when the state of saving changes: that something is not saved, and that it is saved again after
 * that. A save that went well by itself is no news.
 */
export function spokenAfter(spoken: string, saving: Saving): string {
  if (saving.now === 'not_saved') return `Not saved: ${saving.why}`
  if (saving.now === 'saved') return spoken.startsWith('Not saved') ? `Saved ${timeOf(saving.at)}` : spoken
  return spoken
}
