import { count } from '#client/words/numbers.ts'
import type { CoverageFigures, FigureId } from '#shared/coverage/measures.ts'
import { type ClockedRung, clockedRungs } from '#shared/coverage/moments.ts'

/** Words, or words that open the list of a figure. */
export type SentencePart = string | { figure: FigureId; words: string }

type Counts = CoverageFigures['counts']

const OVERDUE: Readonly<Record<ClockedRung, string>> = {
  considered: 'decision',
  debriefed: 'debrief',
  form_prepared: 'form',
  gold_signed: 'signature',
  submitted: 'submission',
}

/** "a, b and c" between parts. */
function listed(items: readonly SentencePart[][]): SentencePart[] {
  return items.flatMap((item, at) => {
    const before = at === 0 ? '' : at === items.length - 1 ? ' and ' : ', '
    return before === '' ? item : [before, ...item]
  })
}

/** How the register divides, and how far the operations that need a debrief have come. */
export function ladderSentence(counts: Counts): SentencePart[] {
  const { registered, required, submitted_reached: sent } = counts
  if (registered === 0) return ['No operation is registered here in this period.']
  const divided = (
    [
      ['removed', counts.removed === 1 ? 'was removed with a reason' : 'were removed with a reason'],
      ['awaiting_decision', counts.awaiting_decision === 1 ? 'awaits a decision' : 'await a decision'],
      ['not_required', counts.not_required === 1 ? 'needs no debrief' : 'need no debrief'],
      ['required', required === 1 ? 'needs one' : 'need one'],
    ] as const
  ).filter(([figure]) => counts[figure] > 0)
  // "Need one" leans on "need no debrief" before it.
  const words = (figure: FigureId, after: string): string =>
    figure === 'required' && counts.not_required === 0 ? after.replace('one', 'a debrief') : after
  return [
    { figure: 'registered', words: count(registered, 'operation') },
    registered === 1 ? ' is registered. ' : ' are registered. ',
    ...listed(
      divided.map(([figure, after]) => [
        { figure, words: String(counts[figure]) },
        ` ${words(figure, after)}`,
      ]),
    ),
    '.',
    ...(required === 0 ? [] : sentParts(sent, required)),
  ]
}

function sentParts(sent: number, required: number): SentencePart[] {
  const figure = { figure: 'submitted_reached', words: String(sent) } as const
  if (required === 1) return sent === 1 ? [' It has been sent.'] : [' It has not been sent.']
  if (sent === 0) return [` None of the ${required} has been sent.`]
  return [' ', figure, ` of the ${required} ${sent === 1 ? 'has' : 'have'} been sent.`]
}

/** What is overdue now, step by step: never added up, and never with what was late. */
export function overdueSentence(counts: Counts): SentencePart[] {
  const overdue = clockedRungs.flatMap((rung): SentencePart[][] => {
    const figure = `${rung}_overdue` as const
    return counts[figure] === 0 ? [] : [[{ figure, words: count(counts[figure], OVERDUE[rung]) }]]
  })
  if (overdue.length === 0) return counts.registered === 0 ? [] : ['Nothing is overdue.']
  return ['Overdue now: ', ...listed(overdue), '.']
}
