import type { Tier } from '#shared/rule/rule.ts'
import { type Acting, isParty, whyNotParty } from './parties.ts'
import type { Refusal } from './refusals.ts'
import type { Role } from './states.ts'

export const decisionKinds = ['as_computed', 'up', 'down', 'raised_by_rule', 'corrected_down'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** The position that a decision was made in; it is stored with it. */
export const decisionPositions = ['silver', 'duty_pops_supervisor', 'gold', 'chief_officer'] as const
export type DecisionPosition = (typeof decisionPositions)[number]

export const decisionPositionWords: Readonly<Record<DecisionPosition, string>> = {
  silver: 'Silver',
  duty_pops_supervisor: 'Duty POPS supervisor',
  gold: 'Gold',
  chief_officer: 'Chief officer',
}

/** Who must agree besides the maker. */
export interface SecondPerson {
  readonly by: readonly Role[]
  readonly enteredNoFacts: boolean
}

export interface DecisionRow {
  readonly kind: DecisionKind
  readonly tiers: readonly Tier[]
  readonly by: readonly Role[] | 'rule'
  /** The maker entered none of the facts that it rests on. */
  readonly enteredNoFacts: boolean
  /** Characters of reason for the override; 0: none is asked for here. */
  readonly reasonCharacters: number
  readonly second: SecondPerson | null
  readonly inEffect: 'at_once' | 'when_confirmed'
}

const leadOrGold = ['debrief_lead', 'gold_commander'] as const
const goldConfirms: SecondPerson = { by: ['gold_commander'], enteredNoFacts: false }
const anotherPerson: SecondPerson = { by: leadOrGold, enteredNoFacts: false }
const anotherWithoutFacts: SecondPerson = { by: leadOrGold, enteredNoFacts: true }

const row = { by: leadOrGold, enteredNoFacts: false, reasonCharacters: 0, second: null } as const
const atOnce = { ...row, inEffect: 'at_once' } as const
const whenConfirmed = { ...row, inEffect: 'when_confirmed' } as const

/** The decision table. A corrected fall to tier 0 asks for both: a second person who entered no facts. */
export const decisionRows: readonly DecisionRow[] = [
  { ...atOnce, kind: 'as_computed', tiers: [1] },
  { ...atOnce, kind: 'as_computed', tiers: [2, 3], second: goldConfirms },
  { ...atOnce, kind: 'up', tiers: [1], reasonCharacters: 1 },
  { ...atOnce, kind: 'up', tiers: [2, 3], reasonCharacters: 1, second: goldConfirms },
  { ...whenConfirmed, kind: 'as_computed', tiers: [0], second: anotherWithoutFacts },
  {
    ...atOnce,
    kind: 'down',
    tiers: [0, 1, 2],
    by: ['gold_commander'],
    enteredNoFacts: true,
    reasonCharacters: 100,
  },
  { ...atOnce, kind: 'raised_by_rule', tiers: [1, 2, 3], by: 'rule' },
  { ...whenConfirmed, kind: 'corrected_down', tiers: [1, 2], second: anotherPerson },
  { ...whenConfirmed, kind: 'corrected_down', tiers: [0], second: anotherWithoutFacts },
]

/** A person's part in one decision. `enteredFacts`: any of the facts that it rests on. */
export interface DecisionActor extends Acting {
  readonly enteredFacts: boolean
}

/** What the decision in effect computed and chose; null before there is one. */
export type TiersInEffect = { readonly computedTier: Tier; readonly chosenTier: Tier } | null

export interface DecisionSituation {
  readonly kind: DecisionKind
  readonly computedTier: Tier
  readonly chosenTier: Tier
  readonly actor: DecisionActor | 'rule'
  /** Null only for the rule. */
  readonly position: DecisionPosition | null
  /** Characters of the reason, white space counted as one between words and not at all at the ends. */
  readonly reasonLength: number
  readonly inEffect: TiersInEffect
  /** A figure was marked as corrected, with what was wrong. */
  readonly figureCorrected: boolean
  /** The rule forbids going down to the chosen tier; for the rule's own decision, to the tier in effect. */
  readonly downForbidden: boolean
  readonly everSubmitted: boolean
  readonly operationRemoved: boolean
}

export type DecisionOutcome =
  | {
      readonly ok: true
      readonly inEffect: DecisionRow['inEffect']
      /** Null: it needs nobody else, or a gold made it and so has confirmed it. */
      readonly second: SecondPerson | null
    }
  | { readonly ok: false; readonly refusal: Refusal }

/** The kind of decision that choosing this tier is. */
export function decisionKindOf({
  computedTier,
  chosenTier,
  inEffect,
}: Pick<DecisionSituation, 'computedTier' | 'chosenTier' | 'inEffect'>): DecisionKind {
  if (chosenTier > computedTier) return 'up'
  if (chosenTier < computedTier) return 'down'
  const falls = inEffect !== null && computedTier < inEffect.computedTier && chosenTier < inEffect.chosenTier
  return falls ? 'corrected_down' : 'as_computed'
}

/** Whether this decision may be made by this person: who, then the operation, then the tiers, then the reason. */
export function decideDecision(situation: DecisionSituation): DecisionOutcome {
  const found = decisionRows.find(
    ({ kind, tiers }) => kind === situation.kind && tiers.includes(situation.chosenTier),
  )
  const refusal =
    makerRefusal(situation) ??
    standingRefusal(situation) ??
    tierRefusal(situation) ??
    (found && reasonRefusal(found, situation)) ??
    positionRefusal(situation)
  if (refusal !== undefined) return { ok: false, refusal }
  if (found === undefined) throw new Error(`No row decides ${situation.kind} at tier ${situation.chosenTier}`)
  const second = found.second === goldConfirms && madeByGold(situation) ? null : found.second
  return { ok: true, inEffect: found.inEffect, second }
}

function madeByGold({ position }: DecisionSituation): boolean {
  return position === 'gold' || position === 'chief_officer'
}

function makerRefusal(situation: DecisionSituation): Refusal | undefined {
  const { actor, kind } = situation
  const rows = decisionRows.filter((candidate) => candidate.kind === kind)
  for (const { by, enteredNoFacts } of rows) {
    if (by === 'rule' || actor === 'rule') {
      if (by !== actor) return 'role_missing'
      continue
    }
    if (!isParty(by, actor)) return whyNotParty(by, actor)
    if (enteredNoFacts && actor.enteredFacts) return 'entered_facts'
    const holdsPosition = !madeByGold(situation) || actor.roles.includes('gold_commander')
    if (!holdsPosition || situation.position === null) return 'position_not_held'
  }
  return undefined
}

function standingRefusal({ operationRemoved, everSubmitted }: DecisionSituation): Refusal | undefined {
  if (operationRemoved) return 'operation_removed'
  return everSubmitted ? 'tier_fixed' : undefined
}

function tierRefusal(situation: DecisionSituation): Refusal | undefined {
  const { computedTier, chosenTier, kind, downForbidden } = situation
  if (kind === 'up') return chosenTier > computedTier ? fallRefusal(situation) : 'tier_not_up'
  if (kind === 'down') {
    if (chosenTier !== computedTier - 1) return 'tier_not_one_step_down'
    return downForbidden ? 'down_forbidden' : fallRefusal(situation)
  }
  if (chosenTier !== computedTier) return 'tier_not_as_computed'
  return kind === 'raised_by_rule' ? riseRefusal(situation) : fallRefusal(situation)
}

/** What was worked out falls only by a figure marked corrected, and then by its own kind of decision. */
function fallRefusal({ kind, computedTier, chosenTier, inEffect, figureCorrected }: DecisionSituation) {
  if (kind === 'corrected_down') {
    if (inEffect === null || chosenTier >= inEffect.chosenTier) return 'tier_not_falling'
    if (computedTier >= inEffect.computedTier) return 'tier_not_falling'
    return figureCorrected ? undefined : 'figure_not_corrected'
  }
  if (inEffect === null) return undefined
  const computedFell = computedTier < inEffect.computedTier
  if (computedFell && !figureCorrected) return 'figure_not_corrected'
  if (computedFell && chosenTier < inEffect.chosenTier) return 'correction_first'
  const same = chosenTier === inEffect.chosenTier && computedTier === inEffect.computedTier
  return same ? 'tier_unchanged' : undefined
}

/** A gold's step down stands until the facts reach a higher tier than they did, or forbid that step. */
function riseRefusal({ computedTier, inEffect, downForbidden }: DecisionSituation): Refusal | undefined {
  if (inEffect === null) return 'no_decision_in_effect'
  if (computedTier <= inEffect.chosenTier) return 'tier_not_rising'
  return computedTier > inEffect.computedTier || downForbidden ? undefined : 'tier_unchanged'
}

/** Only gold or a chief officer goes down, and the decision says so. */
function positionRefusal(situation: DecisionSituation): Refusal | undefined {
  return situation.kind === 'down' && !madeByGold(situation) ? 'position_too_low' : undefined
}

function reasonRefusal({ reasonCharacters }: DecisionRow, { reasonLength }: DecisionSituation) {
  if (reasonLength >= reasonCharacters) return undefined
  return reasonCharacters > 1 ? 'reason_too_short' : 'reason_missing'
}
