import { describe, expect, it } from 'vitest'
import { FIGURE_IDS } from '#shared/coverage/measures.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { stepRows, stepSentences } from './step-rows.ts'

const step = (
  rung: 'considered' | 'debriefed' | 'submitted',
  tier: 1 | 2,
  cases: number,
  median: number,
  ninetieth: number | null,
) => ({
  rung,
  tier,
  cases,
  median,
  ninetieth,
})
const figures = {
  counts: Object.fromEntries(FIGURE_IDS.map((id) => [id, 0])) as never,
  daysPerStep: [
    step('considered', 1, 27, 1, 3),
    step('debriefed', 1, 24, 0, 1),
    step('submitted', 1, 17, 15, 20),
    step('considered', 2, 4, 2, null),
    step('submitted', 2, 1, 50, null),
  ],
}
const rows = stepRows(figures, currentRule(), '2026-11-24T06:00:00.000Z')

describe('days per step', () => {
  it('stand beside what the rule allows, for the tiers that have any', () => {
    expect(rows.map(({ tier, words, cases, allowed }) => [tier, words, cases, allowed])).toEqual([
      [1, 'Decision', 27, 3],
      [1, 'Hot debrief', 24, 1],
      [1, 'Form prepared', 0, 7],
      [1, 'Gold signed', 0, 14],
      [1, 'Submitted', 17, 21],
      [2, 'Decision', 4, 3],
      [2, 'Debrief', 0, 28],
      [2, 'Form prepared', 0, 42],
      [2, 'Gold signed', 0, 49],
      [2, 'Submitted', 1, 56],
    ])
  })

  it('are said for what was sent, without a percentile where there are few', () => {
    expect(stepSentences(rows)).toEqual([
      'Half of the 17 tier 1 reviews that were sent got there within 15 days, nine in ten within 20. The rule allows 21.',
      'The one tier 2 review that was sent got there within 50 days. The rule allows 56.',
    ])
    expect(stepSentences([])).toEqual([])
  })
})
