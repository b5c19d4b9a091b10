import { describe, expect, it } from 'vitest'
import type { FactValues } from './answers.ts'
import { completenessOf } from './completeness.ts'
import { filledAnswers } from './filled-review.ts'
import { currentFormDefinition } from './registry.ts'

const definition = currentFormDefinition()
const filled = filledAnswers(definition, () => 'Words')
const facts: FactValues = {
  attendance: 2900,
  intelligenceVariance: 'none',
  specialTactics: ['none'],
  useOfForceReports: 0,
  arrests: 6,
  policeInjured: 2,
  policeSeriouslyInjured: 0,
  publicInjured: 0,
  complaints14Days: 4,
  dsiReferral: 'none',
  commandOrPlanFailure: false,
  publicDangerOrNearMiss: false,
  communityImpact: 'moderate',
  lfrUsed: 'used',
  costGbp: 8396,
  mutualAidForces: 1,
}

describe('completeness', () => {
  it.each`
    tier | sections
    ${1} | ${10}
    ${2} | ${16}
    ${3} | ${18}
  `(
    'counts $sections sections at tier $tier, all complete when every field is filled',
    ({ tier, sections }) => {
      expect(completenessOf(definition, { tier, facts, answers: filled }).totals).toEqual({
        sections,
        complete: sections,
        answersLeft: 0,
        sectionsLeft: 0,
      })
    },
  )

  it('of nothing counts every question once', () => {
    // At tier 1 seventeen answers outside the items of repeats, and nine facts.
    const nothing = completenessOf(definition, { tier: 1, facts: {}, answers: {} })
    expect(nothing.totals).toEqual({ sections: 10, complete: 1, answersLeft: 26, sectionsLeft: 9 })
    expect(
      nothing.sections.map(({ id, status, optional }) => `${id} ${status}${optional ? ' optional' : ''}`),
    ).toEqual([
      'operation not_started',
      'decision complete',
      'debrief not_started',
      'command-staffing not_started',
      'intelligence not_started',
      'events not_started optional',
      'outcomes not_started',
      'community-impact not_started',
      'lfr not_started',
      'lessons not_started',
      'handling not_started',
      'publication not_started optional',
    ])
  })

  it('says what is left, with the words of the list', () => {
    const answers = {
      ...filled,
      operation: { summary: '  ' },
      'community-impact': {
        ...filled['community-impact'],
        'cia-groups': [{ rowKey: 'schools', impact: 'none' }],
      },
    }
    const result = completenessOf(definition, { tier: 2, facts: { ...facts, costGbp: null }, answers })
    const left = result.sections.filter((section) => section.status !== 'complete')
    expect(left.map(({ id, status, left: list }) => [id, status, list.length])).toEqual([
      ['operation', 'not_started', 2],
      ['command-staffing', 'left', 1],
      ['community-impact', 'left', 35],
    ])
    expect(left[1]?.left).toEqual([
      {
        fieldId: 'cost',
        path: 'cost',
        label: 'Cost',
        message: 'Enter the full operation cost in the facts',
        because: 'because this is tier 2',
      },
    ])
    expect(left[2]?.left.find(({ path }) => path === 'cia-groups.8.how-we-know')).toEqual({
      fieldId: 'cia-groups',
      path: 'cia-groups.8.how-we-know',
      label: 'Schools: how we know',
      message: 'Enter how you know what happened to schools',
    })
  })

  it('does not ask for a marking that the answers have settled', () => {
    const asked = (classification: string | null, welfare: string) =>
      completenessOf(definition, {
        tier: 1,
        facts: {},
        answers: { handling: { classification }, debrief: { 'hot-welfare': welfare } },
      })
        .sections.find(({ id }) => id === 'handling')
        ?.left.map(({ fieldId }) => fieldId)
    const always = ['no-secret', 'no-names', 'disclosure-view']
    expect(asked(null, '')).toEqual(['classification', ...always])
    expect(asked('official', '')).toEqual(always)
    expect(asked(null, 'Two cases')).toEqual(['handling-instructions', ...always])
  })

  it('leaves no hidden question to do', () => {
    const result = completenessOf(definition, {
      tier: 2,
      facts: { ...facts, lfrUsed: 'none' },
      answers: { ...filled, lfr: {} },
    })
    expect(result.sections.find(({ id }) => id === 'lfr')).toEqual({
      id: 'lfr',
      status: 'complete',
      optional: false,
      left: [],
    })
  })

  it('holds back a row that was started in an optional section', () => {
    const answers = { ...filled, events: { timeline: [{ event: 'Set off' }] } }
    const events = completenessOf(definition, { tier: 1, facts, answers }).sections.find(
      ({ id }) => id === 'events',
    )
    expect(events?.status).toBe('left')
    expect(events?.left.map(({ message }) => message)).toEqual([
      'Enter the time in row 1',
      'Enter the role that made the decision in row 1',
      'Choose yes or no in row 1: reason logged',
    ])
  })
})
