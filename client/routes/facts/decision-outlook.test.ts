import { describe, expect, it } from 'vitest'
import type { DecisionReply } from '#shared/api/decisions.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { effectWords, nextWords, positionsFor, whyNoDecision } from './decision-outlook.ts'

const open = { decisions: [], review: null, removal: null }
const lead = { id: '00000000-0000-4000-8000-000000000001', name: 'Rowan Hale', rank: null, rankShort: null }
const tierTwo: DecisionReply = {
  id: '00000000-0000-4000-8000-0000000000d1',
  number: 1,
  kind: 'as_computed',
  computedTier: 2,
  chosenTier: 2,
  assessment: {
    ruleId: 'national-default',
    ruleVersion: '1.0.0',
    computedTier: 2,
    tier: 2,
    triggers: [],
    cumulativeRule: false,
    seriesReduction: false,
    facilitationLevel: null,
    collegeLevel: null,
    explanation: [],
  },
  known: {},
  reason: 'It fits.',
  position: 'silver',
  secondPerson: 'gold',
  inEffect: 'at_once',
  decidedBy: lead,
  decidedAt: '2026-11-24T10:00:00Z',
  confirmedBy: null,
  confirmedAt: null,
  current: true,
  confirmRefusal: null,
}

describe('who decides in which position', () => {
  it('offers gold and chief officer only to a gold', () => {
    expect(positionsFor({ operation: open, tier: 2, roles: ['debrief_lead'] })).toEqual([
      'silver',
      'duty_pops_supervisor',
    ])
    expect(positionsFor({ operation: open, tier: 2, roles: ['gold_commander'] })).toHaveLength(4)
  })
})

describe('what a decision does', () => {
  it.each`
    tier | role                | position    | words
    ${1} | ${'debrief_lead'}   | ${'silver'} | ${'It counts at once.'}
    ${2} | ${'debrief_lead'}   | ${'silver'} | ${'It counts at once, and gold is asked to confirm it.'}
    ${3} | ${'gold_commander'} | ${'gold'}   | ${'It counts at once.'}
    ${0} | ${'debrief_lead'}   | ${'silver'} | ${'It counts when another debrief lead or gold, who entered none of these facts, has confirmed it.'}
  `('tier $tier by the $role as $position', ({ tier, role, position, words }) => {
    expect(effectWords({ operation: open, tier, roles: [role] }, position)).toBe(words)
  })

  it('is followed by what the tier asks for', () => {
    expect(nextWords(currentRule(), 2)).toBe(
      'Next: hold and record a hot debrief and a structured debrief, and start the review.',
    )
    expect(nextWords(currentRule(), 0)).toBe('No debrief and no review are due after that.')
  })
})

describe('why no decision can be recorded', () => {
  const decided = { ...open, decisions: [tierTwo] }
  const roles = ['debrief_lead'] as const

  it('is nothing while none is in effect', () => {
    expect(whyNoDecision({ operation: open, tier: 2, roles })).toBeNull()
  })

  it.each`
    tier | words
    ${2} | ${'The decision in effect is tier 2. These facts lead to the same result, so no new decision is needed.'}
    ${3} | ${'The decision in effect is tier 2. When you save these facts, the rule records a new decision at once: tier 3.'}
    ${1} | ${'The decision in effect is tier 2. A tier falls only where a figure was wrong and is marked as corrected, so these facts leave it as it is.'}
  `('with facts for tier $tier when tier 2 is in effect', ({ tier, words }) => {
    expect(whyNoDecision({ operation: decided, tier, roles })).toBe(words)
  })

  it('is the first submission, or the removal of the operation', () => {
    const review = {
      id: '00000000-0000-4000-8000-0000000000aa',
      state: 'submitted',
      stateSince: '2026-11-23T10:00:00Z',
      lead,
      revision: 1,
      sectionsAsked: 0,
      sectionsComplete: 0,
      sectionsCommented: 0,
      submissionState: 'sent',
    } as const
    expect(whyNoDecision({ operation: { ...decided, review }, tier: 3, roles })).toBe(
      'The tier is fixed by the first submission. Record the fact, and amend the review if needed.',
    )
    const removal = {
      as: 'withdrawn',
      code: 'entered_in_error',
      sentence: 'x',
      at: '2026-11-23T10:00:00Z',
    } as const
    expect(whyNoDecision({ operation: { ...open, removal }, tier: 2, roles })).toBe(
      'The operation was removed from the register. Have it restored first.',
    )
  })
})
