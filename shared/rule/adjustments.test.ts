import { describe, expect, it } from 'vitest'
import { assess } from './assess.ts'
import type { Facts } from './facts.ts'
import { reviewPeriods } from './long-running.ts'
import { outcomeOfReassessment } from './reassessment.ts'
import { currentRule } from './registry.ts'
import type { Rule, Tier } from './rule.ts'
import { consolidatedReviewDue, consolidatedReviewTier, type History } from './series.ts'

const rule = currentRule()
const outcomeOf = (facts: Facts, history: History = {}) => assess(rule, facts, history)
const tierOf = (facts: Facts) => outcomeOf(facts).tier

describe('the series', () => {
  const march = { officersDeployed: 1200, arrests: 8 }
  const series = { id: 'series-01', priorDebriefTier: 3 as Tier, priorDebriefDaysAgo: 21 }

  it.each`
    because                                        | facts                         | prior                          | tier | reduced
    ${'only scale reached the tier'}               | ${march}                      | ${{}}                          | ${2} | ${true}
    ${'day 56 is still in the 56 days'}            | ${march}                      | ${{ priorDebriefDaysAgo: 56 }} | ${2} | ${true}
    ${'the debrief is too old'}                    | ${march}                      | ${{ priorDebriefDaysAgo: 57 }} | ${3} | ${false}
    ${'the debrief was at a lower tier'}           | ${march}                      | ${{ priorDebriefTier: 2 }}     | ${3} | ${false}
    ${'arrests reached the tier as well'}          | ${{ ...march, arrests: 100 }} | ${{}}                          | ${3} | ${false}
    ${'tier 2 drops to tier 1'}                    | ${{ officersDeployed: 100 }}  | ${{ priorDebriefTier: 2 }}     | ${1} | ${true}
    ${'a higher debrief is enough'}                | ${{ officersDeployed: 100 }}  | ${{}}                          | ${1} | ${true}
    ${'tier 1 is the floor'}                       | ${{ officersDeployed: 10 }}   | ${{}}                          | ${1} | ${false}
    ${'tier 0 stays where it is'}                  | ${{ officersDeployed: 9 }}    | ${{}}                          | ${0} | ${false}
    ${'a day in the future is no earlier debrief'} | ${march}                      | ${{ priorDebriefDaysAgo: -1 }} | ${3} | ${false}
  `('gives tier $tier: $because', ({ facts, prior, tier, reduced }) => {
    const result = outcomeOf(facts, { series: { ...series, ...prior } })
    expect(result).toMatchObject({ tier, seriesReduction: reduced, computedTier: tierOf(facts) })
  })

  it('does not lower what the cumulative rule set, even where every criterion in it measures scale', () => {
    const scale = {
      officersDeployed: 100,
      psusDeployed: 3,
      attendance: 2500,
      durationDays: 4,
      costGbp: 100_000,
    }
    const inOneGroup: Rule = structuredClone(rule)
    inOneGroup.aggregation.cumulative.minGroups = 1
    const result = assess(inOneGroup, scale, { series })
    expect(result).toMatchObject({ computedTier: 3, tier: 3, cumulativeRule: true, seriesReduction: false })
    expect(result.explanation).toContain(
      'Not lowered by the series: the number of criteria at a high tier set it, not scale.',
    )
  })

  it('keeps the triggers of the tier before, and says what it did', () => {
    const result = outcomeOf(march, { series })
    expect(result).toMatchObject({
      triggers: ['officersDeployed'],
      facilitationLevel: null,
      collegeLevel: 'level one',
    })
    expect(result.explanation).toContain(
      'Lowered by the series: only scale reached tier 3, and an earlier operation in the series was debriefed at tier 3, 21 days ago.',
    )
  })

  it('says which condition stopped it', () => {
    const result = outcomeOf({ ...march, arrests: 100 }, { series })
    expect(result.explanation).toContain('Not lowered by the series: more than scale reached tier 3.')
  })
})

describe('the consolidated review of a series', () => {
  it.each`
    operations | today           | due
    ${7}       | ${'2026-03-31'} | ${false}
    ${8}       | ${'2026-01-02'} | ${true}
    ${1}       | ${'2026-03-31'} | ${false}
    ${1}       | ${'2026-04-01'} | ${true}
  `('after $operations operations, on $today: $due', ({ operations, today, due }) => {
    expect(consolidatedReviewDue(rule, { operations, countedFrom: '2026-01-01' }, today)).toBe(due)
  })

  it('is one tier above the lowered tier, 3 at most', () => {
    expect([
      consolidatedReviewTier(rule, 1),
      consolidatedReviewTier(rule, 2),
      consolidatedReviewTier(rule, 3),
    ]).toEqual([2, 3, 3])
  })
})

describe('a long-running protest', () => {
  it('of 28 days is one period', () => {
    expect(reviewPeriods(rule, '2027-02-10', '2027-03-09')).toEqual([
      { kind: 'period', firstDay: '2027-02-10', lastDay: '2027-03-09' },
    ])
  })

  it('of 29 days is two periods and a closing review', () => {
    expect(reviewPeriods(rule, '2028-02-10', '2028-03-09')).toEqual([
      { kind: 'period', firstDay: '2028-02-10', lastDay: '2028-03-08' },
      { kind: 'period', firstDay: '2028-03-09', lastDay: '2028-03-09' },
      { kind: 'closing', firstDay: '2028-02-10', lastDay: '2028-03-09' },
    ])
  })

  it('that ends before it begins has none', () => {
    expect(reviewPeriods(rule, '2028-02-10', '2028-02-09')).toEqual([])
  })
})

describe('a tier worked out again', () => {
  it.each`
    before | after | corrected | outcome
    ${2}   | ${2}  | ${false}  | ${'unchanged'}
    ${1}   | ${2}  | ${false}  | ${'rises'}
    ${1}   | ${3}  | ${true}   | ${'rises'}
    ${2}   | ${1}  | ${false}  | ${'fall_refused'}
    ${2}   | ${1}  | ${true}   | ${'falls'}
  `(
    'from $before to $after, figure corrected $corrected: $outcome',
    ({ before, after, corrected, outcome }) => {
      expect(outcomeOfReassessment(rule, before, after, corrected)).toBe(outcome)
    },
  )
})
