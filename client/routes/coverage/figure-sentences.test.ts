import { describe, expect, it } from 'vitest'
import { FIGURE_IDS } from '#shared/coverage/measures.ts'
import { figureSentence, rungColumnOf } from './figure-sentences.ts'

describe('what a list holds', () => {
  it.each(FIGURE_IDS)('is said in a sentence for %s', (figure) => {
    expect(figureSentence(figure)).toMatch(/^[A-Z].{15,}\.$/)
  })

  it.each([
    ['debriefed_overdue', 'They are not there, and the deadline has passed.'],
    ['gold_signed_of_below', 'They got there, in time or late.'],
    ['considered_base', 'Every counted operation must be considered.'],
    ['submitted_base', 'The decision in effect asks for this step.'],
    ['hot_debrief_done_late', 'They got there, after the deadline.'],
    ['all_removed', 'They were taken out of what is counted. Each says why.'],
  ] as const)('is right for %s', (figure, words) => {
    expect(figureSentence(figure)).toBe(words)
  })

  it('belongs to a rung only where the figure does', () => {
    expect(rungColumnOf('form_prepared_unfinished')).toEqual({ rung: 'form_prepared', column: 'unfinished' })
    expect(rungColumnOf('gold_signed_of_below')).toEqual({ rung: 'gold_signed', column: 'reached' })
    expect(rungColumnOf('gold_confirmed')).toBe(null)
  })
})
