import type { SectionAnswers } from '#shared/form/answers.ts'
import { sameAnswers } from './same-answer.ts'

/** Answers as they are stored, and the same answers with the keys that their rows have on the page. */
export type KeyedAnswers = { answers: SectionAnswers; keyed: SectionAnswers }

export type SavedRows = {
  /** What the page now holds that can be stored. Told before its saver is. */
  note: (now: KeyedAnswers, saved: SectionAnswers) => void
  /** What was noted last is being sent. Returns what to call once the server says that it is saved. */
  sent: () => () => void
  /** What is saved, with the keys of its rows; without where it was not saved from this page. */
  of: (saved: SectionAnswers) => SectionAnswers
}

/**
 * Knows the rows of the page again in what the server holds. What was sent may be held even where the server's answer
 * was lost, so it is remembered until a later save is acknowledged.
 */
export function savedRows(opened: KeyedAnswers): SavedRows {
  let now = opened
  let known: readonly KeyedAnswers[] = [opened]
  const remember = (one: KeyedAnswers) => {
    known = [...known.filter(({ answers }) => !sameAnswers(answers, one.answers)), one]
  }
  return {
    note: (next, saved) => {
      now = next
      // Other rows may now say what is saved: nothing is sent then, and they are the rows that are saved.
      if (sameAnswers(next.answers, saved)) remember(next)
    },
    sent: () => {
      const own = now
      remember(own)
      return () => {
        known = [own]
      }
    },
    of: (saved) => known.find(({ answers }) => sameAnswers(answers, saved))?.keyed ?? saved,
  }
}
