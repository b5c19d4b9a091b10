import { describe, expect, it } from 'vitest'
import type { DecisionReply, KnownFacts } from '#shared/api/decisions.ts'
import { currentRule } from '#shared/rule/registry.ts'
import type { Tier } from '#shared/rule/rule.ts'
import type { Role } from '#shared/workflow/states.ts'
import {
  type Asking,
  chosenAtFirst,
  effectWords,
  nextWords,
  positionsFor,
  reasonWords,
  tierChoices,
  whyNoDecision,
} from './decision-outlook.ts'

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

type Change = Partial<Asking['operation']> & {
  known?: KnownFacts
  role?: Role
  corrected?: boolean
  entered?: boolean
}

/** A debrief lead who entered the facts asks about facts that lead to this tier. */
function asking(tier: Tier, { known = {}, role = 'debrief_lead', ...change }: Change = {}): Asking {
  const { corrected = false, entered = true, ...operation } = change
  return {
    operation: {
      decisions: [],
      review: null,
      removal: null,
      facts: { corrected, enteredByViewer: entered },
      ...operation,
    },
    rule: currentRule(),
    known,
    assessment: { tier, computedTier: tier },
    roles: [role],
  }
}

describe('who decides in which position', () => {
  it('offers gold and chief officer only to a gold', () => {
    expect(positionsFor(asking(2))).toEqual(['silver', 'duty_pops_supervisor'])
    expect(positionsFor(asking(2, { role: 'gold_commander' }))).toHaveLength(4)
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
    expect(effectWords(asking(tier, { role }), tier, position)).toBe(words)
  })

  it('is followed by what the tier asks for', () => {
    expect(nextWords(currentRule(), 2)).toBe(
      'Next: hold and record a hot debrief and a structured debrief, and start the review.',
    )
    expect(nextWords(currentRule(), 0)).toBe('No debrief and no review are due after that.')
  })
})

describe('the tiers to choose from', () => {
  it('are the one worked out, those above, and one below with who may choose it', () => {
    expect(tierChoices(asking(2))).toEqual([
      { tier: 2, label: 'Tier 2, as worked out', hint: null },
      { tier: 3, label: 'Tier 3', hint: 'You or gold may go up, with a reason.' },
      {
        tier: 1,
        label: 'Tier 1',
        hint: 'Only gold who entered none of these facts may go down, one step, with at least 100 characters of reason. The oversight body always sees it.',
      },
    ])
    expect(tierChoices(asking(0)).map(({ tier }) => tier)).toEqual([0, 1, 2, 3])
    expect(tierChoices(asking(3)).map(({ tier }) => tier)).toEqual([3, 2])
  })

  it('say why nobody may go down', () => {
    expect(tierChoices(asking(3, { known: { dsiReferral: 'death' } }))[1]?.hint).toBe(
      'The tier may not go down: a death or serious injury after police contact was referred.',
    )
  })

  it('stand at the one worked out, and never at a lower one than is in effect', () => {
    expect(chosenAtFirst(asking(2))).toBe(2)
    const decisions = [tierTwo]
    expect(chosenAtFirst(asking(1, { decisions, corrected: true }))).toBeNull()
    expect(chosenAtFirst(asking(2, { decisions }))).toBeNull()
  })

  it.each`
    chosen | label
    ${2}   | ${'Reason for the decision'}
    ${3}   | ${'Reason for the higher tier'}
    ${1}   | ${'Reason for the lower tier'}
  `('ask at tier $chosen, where 2 was worked out, for the $label', ({ chosen, label }) => {
    expect(reasonWords(asking(2), chosen).label).toBe(label)
  })
})

describe('why nothing can be decided', () => {
  const decisions = [tierTwo]

  it('is nothing while none is in effect, or where a tier can still be chosen', () => {
    expect(whyNoDecision(asking(2))).toBeNull()
    expect(whyNoDecision(asking(2, { decisions }))).toBeNull()
    expect(whyNoDecision(asking(1, { decisions, corrected: true }))).toBeNull()
  })

  it('is a fall that no correction carries', () => {
    expect(whyNoDecision(asking(1, { decisions }))).toBe(
      'The decision in effect is tier 2. The tier falls only when a figure was wrong. Mark the figure as corrected and say what was wrong.',
    )
  })

  it('is a fall that waits for its second person', () => {
    const waiting: DecisionReply = {
      ...tierTwo,
      number: 2,
      kind: 'corrected_down',
      chosenTier: 1,
      current: false,
    }
    expect(whyNoDecision(asking(1, { decisions: [waiting, tierTwo], corrected: true }))).toBe(
      'Tier 1 was recorded and waits for its second person. Tier 2 is in effect until then.',
    )
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
      waitsForViewer: false,
    } as const
    expect(whyNoDecision(asking(3, { decisions, review }))).toBe(
      'The decision in effect is tier 2. The tier is fixed by the first submission. Record the fact, and amend the review if needed.',
    )
    const removal = {
      as: 'withdrawn',
      code: 'entered_in_error',
      sentence: 'x',
      at: '2026-11-23T10:00:00Z',
    } as const
    expect(whyNoDecision(asking(2, { removal }))).toBe(
      'The operation was removed from the register. Have it restored first.',
    )
  })
})
