import { describe, expect, it } from 'vitest'
import { FIGURE_IDS, type FigureId } from '#shared/coverage/measures.ts'
import { ladderSentence, overdueSentence, type SentencePart } from './ladder-sentence.ts'

type Known = Partial<Record<FigureId, number>>

const countsOf = (known: Known) =>
  Object.fromEntries(FIGURE_IDS.map((id) => [id, known[id] ?? 0])) as Record<FigureId, number>
const read = (parts: readonly SentencePart[]) =>
  parts.map((part) => (typeof part === 'string' ? part : `[${part.words}]`)).join('')

describe('the sentence above the ladder', () => {
  it.each<[string, Known, string]>([
    [
      'everything is there',
      {
        registered: 67,
        removed: 3,
        awaiting_decision: 3,
        not_required: 23,
        required: 38,
        submitted_reached: 22,
      },
      '[67 operations] are registered. [3] were removed with a reason, [3] await a decision, [23] need no debrief and [38] need one. [22] of the 38 have been sent.',
    ],
    [
      'there is one of each',
      { registered: 4, removed: 1, awaiting_decision: 1, not_required: 1, required: 1, submitted_reached: 0 },
      '[4 operations] are registered. [1] was removed with a reason, [1] awaits a decision, [1] needs no debrief and [1] needs one. It has not been sent.',
    ],
    [
      'all need a debrief',
      { registered: 2, required: 2, submitted_reached: 1 },
      '[2 operations] are registered. [2] need a debrief. [1] of the 2 has been sent.',
    ],
    [
      'none needs one',
      { registered: 1, not_required: 1 },
      '[1 operation] is registered. [1] needs no debrief.',
    ],
    ['nothing is registered', {}, 'No operation is registered here in this period.'],
  ])('when %s', (_, known, words) => {
    expect(read(ladderSentence(countsOf(known)))).toBe(words)
  })

  it('says what is overdue, step by step', () => {
    const known = { registered: 9, considered_overdue: 3, debriefed_overdue: 1, submitted_overdue: 5 }
    expect(read(overdueSentence(countsOf(known)))).toBe(
      'Overdue now: [3 decisions], [1 debrief] and [5 submissions].',
    )
    expect(read(overdueSentence(countsOf({ registered: 9 })))).toBe('Nothing is overdue.')
    expect(read(overdueSentence(countsOf({})))).toBe('')
  })
})
