import { count } from '#client/words/numbers.ts'
import type { Assessment } from '#shared/rule/assess.ts'

/** A sentence of the result: what it says first, in bold, and what it adds. */
export type Reason = { first: string; rest: string }

function split(sentence: string): Reason {
  const end = sentence.indexOf('. ')
  return end === -1
    ? { first: sentence, rest: '' }
    : { first: sentence.slice(0, end + 1), rest: sentence.slice(end + 2) }
}

/** Why it is this tier: each fact with its line; before them the number of criteria, where that set the tier. */
export function reasonsOf({
  computedTier,
  cumulativeRule,
  reached,
  triggers,
  explanation,
}: Assessment): Reason[] {
  const setting = reached
    .filter(({ criterionId }) => triggers.includes(criterionId))
    .map(({ words }) => words)
  // The second sentence is the reason wherever no single fact is one.
  const general = computedTier === 0 || cumulativeRule ? explanation.slice(1, 2) : []
  return [...general, ...setting].map(split)
}

/** What would raise the tier with a little more. */
export function closeCallsOf({ explanation }: Assessment): Reason[] {
  return explanation
    .filter((sentence) => sentence.startsWith('Close to tier'))
    .map((sentence) => {
      const end = sentence.indexOf(': ')
      return { first: sentence.slice(0, end + 1), rest: sentence.slice(end + 2) }
    })
}

/** "4 reasons, 6 facts not known": the result in one line. */
export function resultLine({ triggers, unknown }: Assessment): string {
  const reasons = triggers.length === 0 ? 'No fact reaches a line' : count(triggers.length, 'reason')
  return unknown.length === 0
    ? `${reasons}, every fact known`
    : `${reasons}, ${count(unknown.length, 'fact')} not known`
}

/** Until when the result may still change by itself. `until` is a day in words, or null before the stand-down. */
export function provisionalWords(unknown: number, until: string | null, days: number): string {
  const end = until === null ? `${count(days, 'day')} after the stand-down` : until
  const facts =
    unknown === 0
      ? ''
      : `, and until the ${count(unknown, 'fact')} not known ${unknown === 1 ? 'is' : 'are'} filled in`
  return `until ${end}${facts}.`
}
