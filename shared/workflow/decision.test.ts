import { describe, expect, it } from 'vitest'
import { type ConfirmationSituation, decideConfirmation } from './confirmation.ts'
import {
  type DecisionActor,
  type DecisionSituation,
  decideDecision,
  decisionKindOf,
  type SecondPerson,
} from './decision.ts'
import type { Refusal } from './refusals.ts'
import type { Role } from './states.ts'

const person = (role: Role, change: Partial<DecisionActor> = {}): DecisionActor => ({
  roles: [role],
  relation: 'lead_force',
  enteredFacts: false,
  ...change,
})
const lead = person('debrief_lead')
const gold = person('gold_commander')

const plain: DecisionSituation = {
  kind: 'as_computed',
  computedTier: 1,
  chosenTier: 1,
  actor: lead,
  position: 'silver',
  reasonLength: 0,
  inEffect: null,
  figureCorrected: false,
  downForbidden: false,
  everSubmitted: false,
  operationRemoved: false,
}
const golds: SecondPerson = { by: ['gold_commander'], enteredNoFacts: false }
const another: SecondPerson = { by: ['debrief_lead', 'gold_commander'], enteredNoFacts: false }
const anotherWithoutFacts: SecondPerson = { by: ['debrief_lead', 'gold_commander'], enteredNoFacts: true }

const was = (computedTier: 0 | 1 | 2 | 3, chosenTier = computedTier) => ({
  inEffect: { computedTier, chosenTier },
})
const to = (kind: DecisionSituation['kind'], computedTier: 0 | 1 | 2 | 3, chosenTier = computedTier) => ({
  kind,
  computedTier,
  chosenTier,
})
const corrected = { ...was(3), figureCorrected: true }

describe('who makes a decision and when it counts', () => {
  it.each<[string, Partial<DecisionSituation>, 'at_once' | 'when_confirmed', SecondPerson | null]>([
    ['a lead at tier 1 as computed', to('as_computed', 1), 'at_once', null],
    [
      'a lead who entered the facts',
      { actor: person('debrief_lead', { enteredFacts: true }) },
      'at_once',
      null,
    ],
    ['a lead at tier 2 as computed', to('as_computed', 2), 'at_once', golds],
    ['a lead at tier 3 as computed', to('as_computed', 3), 'at_once', golds],
    ['gold at tier 3', { ...to('as_computed', 3), actor: gold, position: 'gold' }, 'at_once', null],
    [
      'a chief officer at tier 2',
      { ...to('as_computed', 2), actor: gold, position: 'chief_officer' },
      'at_once',
      null,
    ],
    ['someone who is gold too, as silver', { ...to('as_computed', 2), actor: gold }, 'at_once', golds],
    ['a lead up to tier 1', { ...to('up', 0, 1), reasonLength: 1 }, 'at_once', null],
    ['a lead up to tier 3', { ...to('up', 0, 3), reasonLength: 40 }, 'at_once', golds],
    ['a lead at tier 0', to('as_computed', 0), 'when_confirmed', anotherWithoutFacts],
    [
      'gold at tier 0',
      { ...to('as_computed', 0), actor: gold, position: 'gold' },
      'when_confirmed',
      anotherWithoutFacts,
    ],
    [
      'gold down one step',
      { ...to('down', 2, 1), actor: gold, position: 'gold', reasonLength: 100 },
      'at_once',
      null,
    ],
    [
      'gold down to tier 0',
      { ...to('down', 1, 0), actor: gold, position: 'gold', reasonLength: 100 },
      'at_once',
      null,
    ],
    ['the rule', { ...to('raised_by_rule', 2), ...was(1), actor: 'rule', position: null }, 'at_once', null],
    [
      'the rule, where new facts forbid the step down',
      { ...to('raised_by_rule', 2), ...was(2, 1), downForbidden: true, actor: 'rule', position: null },
      'at_once',
      null,
    ],
    ['a lead on a corrected figure', { ...to('corrected_down', 1), ...corrected }, 'when_confirmed', another],
    [
      'a corrected fall to tier 0',
      { ...to('corrected_down', 0), ...corrected },
      'when_confirmed',
      anotherWithoutFacts,
    ],
    ['an override taken back', { ...to('as_computed', 1), ...was(1, 2) }, 'at_once', null],
    [
      'a correction that meets an earlier override',
      { ...to('as_computed', 2), ...was(3, 2), figureCorrected: true },
      'at_once',
      golds,
    ],
  ])('%s', (_, change, inEffect, second) => {
    expect(decideDecision({ ...plain, ...change })).toEqual({ ok: true, inEffect, second })
  })

  it.each<[string, Partial<DecisionSituation>, Refusal]>([
    ['a contributor', { actor: person('contributor') }, 'role_missing'],
    ['an auditor', { actor: person('auditor') }, 'role_missing'],
    [
      'a lead of another force',
      { actor: person('debrief_lead', { relation: 'sharing_force' }) },
      'other_force',
    ],
    ['a lead as gold', { position: 'gold' }, 'position_not_held'],
    ['nobody in particular', { position: null }, 'position_not_held'],
    ['a lead going down', { ...to('down', 2, 1), reasonLength: 100 }, 'role_missing'],
    [
      'gold who entered facts, going down',
      { ...to('down', 2, 1), actor: person('gold_commander', { enteredFacts: true }), reasonLength: 100 },
      'entered_facts',
    ],
    ['99 characters', { ...to('down', 2, 1), actor: gold, reasonLength: 99 }, 'reason_too_short'],
    ['a step down as silver', { ...to('down', 2, 1), actor: gold, reasonLength: 100 }, 'position_too_low'],
    ['two steps down', { ...to('down', 3, 1), actor: gold, reasonLength: 100 }, 'tier_not_one_step_down'],
    ['no step down', { ...to('down', 2, 2), actor: gold, reasonLength: 100 }, 'tier_not_one_step_down'],
    [
      'a forbidden case',
      { ...to('down', 2, 1), actor: gold, reasonLength: 100, downForbidden: true },
      'down_forbidden',
    ],
    ['up without a reason', to('up', 1, 2), 'reason_missing'],
    ['up to the same tier', { ...to('up', 2, 2), reasonLength: 9 }, 'tier_not_up'],
    ['another tier than computed', to('as_computed', 2, 1), 'tier_not_as_computed'],
    ['the rule as a person', { ...to('raised_by_rule', 2), ...was(1) }, 'role_missing'],
    ['a person as the rule', { ...to('as_computed', 1), actor: 'rule', position: null }, 'role_missing'],
    [
      'the rule lowering',
      { ...to('raised_by_rule', 1), ...was(2), actor: 'rule', position: null },
      'tier_not_rising',
    ],
    [
      'the rule undoing a step down on facts that reach no higher',
      { ...to('raised_by_rule', 2), ...was(2, 1), actor: 'rule', position: null },
      'tier_unchanged',
    ],
    [
      'the rule at the tier that an override has chosen',
      { ...to('raised_by_rule', 2), ...was(1, 2), actor: 'rule', position: null },
      'tier_not_rising',
    ],
    [
      'a correction down to the tier that an override has chosen',
      { ...to('corrected_down', 2), ...was(3, 2), figureCorrected: true },
      'tier_not_falling',
    ],
    [
      'the rule deciding first',
      { ...to('raised_by_rule', 1), actor: 'rule', position: null },
      'no_decision_in_effect',
    ],
    ['a fall that nobody calls a correction', { ...to('as_computed', 1), ...was(2) }, 'figure_not_corrected'],
    ['the same with its own kind', { ...to('corrected_down', 1), ...was(2) }, 'figure_not_corrected'],
    ['a fall dressed as plain', { ...to('as_computed', 1), ...corrected }, 'correction_first'],
    [
      'a fall dressed as an override up',
      { ...to('up', 1, 2), ...corrected, reasonLength: 9 },
      'correction_first',
    ],
    [
      'a fall and a step down at once',
      { ...to('down', 2, 1), ...corrected, actor: gold, reasonLength: 100 },
      'correction_first',
    ],
    [
      'a correction that lowers nothing',
      { ...to('corrected_down', 2), ...was(2), figureCorrected: true },
      'tier_not_falling',
    ],
    [
      'a correction before any decision',
      { ...to('corrected_down', 1), figureCorrected: true },
      'tier_not_falling',
    ],
    [
      'an override undone as if corrected',
      { ...to('corrected_down', 1), ...was(1, 2), figureCorrected: true },
      'tier_not_falling',
    ],
    ['the same again', { ...to('as_computed', 1), ...was(1) }, 'tier_unchanged'],
    ['after the first submission', { everSubmitted: true }, 'tier_fixed'],
    ['a removed operation', { operationRemoved: true }, 'operation_removed'],
  ])('refuses %s', (_, change, refusal) => {
    expect(decideDecision({ ...plain, ...change })).toEqual({ ok: false, refusal })
  })
})

describe('the kind of a decision', () => {
  it.each`
    computedTier | chosenTier | inEffect                              | kind
    ${2}         | ${2}       | ${null}                               | ${'as_computed'}
    ${2}         | ${3}       | ${null}                               | ${'up'}
    ${2}         | ${1}       | ${null}                               | ${'down'}
    ${1}         | ${1}       | ${{ computedTier: 2, chosenTier: 2 }} | ${'corrected_down'}
    ${1}         | ${1}       | ${{ computedTier: 2, chosenTier: 1 }} | ${'as_computed'}
    ${1}         | ${1}       | ${{ computedTier: 1, chosenTier: 3 }} | ${'as_computed'}
    ${1}         | ${2}       | ${{ computedTier: 2, chosenTier: 2 }} | ${'up'}
  `('is $kind: $chosenTier chosen, $computedTier worked out, $inEffect in effect', ({ kind, ...asked }) => {
    expect(decisionKindOf(asked)).toBe(kind)
  })
})

const waiting: ConfirmationSituation = {
  second: anotherWithoutFacts,
  inEffect: 'when_confirmed',
  confirmed: false,
  newerDecisionExists: false,
  everSubmitted: false,
  operationRemoved: false,
  actor: { ...lead, isMaker: false },
}
const goldSecond = { second: golds, inEffect: 'at_once' } as const

describe('the second person', () => {
  it.each<[string, Partial<ConfirmationSituation>, boolean]>([
    ['another lead brings tier 0 into effect', {}, true],
    ['gold does too', { actor: { ...gold, isMaker: false } }, true],
    ['gold confirms tier 2, already in effect', { ...goldSecond, actor: { ...gold, isMaker: false } }, false],
    [
      'gold confirms tier 3 after the submission',
      { ...goldSecond, everSubmitted: true, actor: { ...gold, isMaker: false } },
      false,
    ],
    [
      'one who entered facts confirms a corrected fall',
      { second: another, actor: { ...lead, enteredFacts: true, isMaker: false } },
      true,
    ],
  ])('%s', (_, change, takesEffect) => {
    expect(decideConfirmation({ ...waiting, ...change })).toEqual({ ok: true, takesEffect })
  })

  it.each<[string, Partial<ConfirmationSituation>, Refusal]>([
    ['the maker', { actor: { ...lead, isMaker: true } }, 'own_decision'],
    [
      'one who entered its facts',
      { actor: { ...lead, enteredFacts: true, isMaker: false } },
      'entered_facts',
    ],
    ['a lead where gold is asked for', goldSecond, 'role_missing'],
    ['a contributor', { actor: { ...person('contributor'), isMaker: false } }, 'role_missing'],
    [
      'gold of another force',
      { actor: { ...person('gold_commander', { relation: 'sharing_force' }), isMaker: false } },
      'other_force',
    ],
    ['a second time', { confirmed: true }, 'already_confirmed'],
    ['an older decision', { newerDecisionExists: true }, 'newer_decision'],
    ['a removed operation', { operationRemoved: true }, 'operation_removed'],
    ['a change of tier after the submission', { everSubmitted: true }, 'tier_fixed'],
    ['where nobody is asked for', { second: null }, 'no_confirmation_needed'],
  ])('is not %s', (_, change, refusal) => {
    expect(decideConfirmation({ ...waiting, ...change })).toEqual({ ok: false, refusal })
  })
})
