import {
  type Decision,
  everSubmitted,
  type FactChange,
  type Facts,
  holds,
  inEffect,
  type Tier,
  tierOf,
  type Who,
  type World,
} from './world.ts'

export type Deciding = {
  kind: Decision['kind']
  chosen: Tier
  position: 'silver' | 'gold'
  /** At least 100 characters of reason. */
  long: boolean
}

/** The rows of the decision table, walked by the decisions made and by the second people. */
export const decisionRows = [
  'tier 1 to 3 as computed',
  'tier 1 to 3 up',
  'tiers 2 and 3 confirmed by gold',
  'tier 0 as computed',
  'tier 0 confirmed by another',
  'down one step',
  'raised by the rule',
  'falls on a corrected figure',
  'fall confirmed by another',
]

export function kindOf(world: World, chosen: Tier): Decision['kind'] {
  const computed = tierOf(world.facts as Facts)
  const current = inEffect(world)
  if (chosen > computed) return 'up'
  if (chosen < computed) return 'down'
  const falls = current !== undefined && computed < current.computed && chosen < current.chosen
  return falls ? 'corrected_down' : 'as_computed'
}

/**
 * Corrected figures by themselves bring what was decided down to what is worked out now. Changes that led back to what
 * the decision rests on have come to nothing, corrected or not.
 */
function corrected(world: World): boolean {
  const current = inEffect(world)
  if (current === undefined) return false
  const decided = JSON.stringify(current.facts)
  let now = current.facts
  let since: FactChange[] = []
  for (const change of world.changes.slice(current.changesBefore)) {
    now = withFact(now, change)
    since = JSON.stringify(now) === decided ? [] : [...since, change]
  }
  const wrong = since.filter((change) => change.corrected)
  const facts = wrong.reduce<Facts>((before, change) => withFact(before, change), current.facts)
  return wrong.length > 0 && tierOf(facts) <= tierOf(world.facts as Facts)
}

export function withFact(facts: Facts, { criterion, value }: Pick<FactChange, 'criterion' | 'value'>): Facts {
  return { ...facts, [criterion]: value }
}

/** A death bars every step down; the step itself is one tier. */
function barred({ facts }: World): boolean {
  return facts?.dsiReferral === 'death'
}

/** Why this person may not decide so; null where they may. */
export function refusalOfDecision(world: World, who: Who, deciding: Deciding): string | null {
  const { kind, position } = deciding
  if (kind !== 'raised_by_rule') {
    if (!holds(world, who, 'debrief_lead', 'gold_commander')) return 'role_missing'
    if (kind === 'down') {
      if (!holds(world, who, 'gold_commander')) return 'role_missing'
      if (world.factAuthors.includes(who)) return 'entered_facts'
    }
    if (position === 'gold' && !holds(world, who, 'gold_commander')) return 'position_not_held'
  }
  if (world.removed) return 'operation_removed'
  if (everSubmitted(world)) return 'tier_fixed'
  return refusalOfTier(world, deciding) ?? refusalOfReason(deciding)
}

function refusalOfTier(world: World, { kind, chosen }: Deciding): string | null {
  const computed = tierOf(world.facts as Facts)
  const current = inEffect(world)
  if (kind === 'raised_by_rule') {
    if (current === undefined) return 'no_decision_in_effect'
    if (computed <= current.chosen) return 'tier_not_rising'
    return computed > current.computed || barred(world) ? null : 'tier_unchanged'
  }
  if (kind === 'down') {
    if (chosen !== computed - 1) return 'tier_not_one_step_down'
    if (barred(world)) return 'down_forbidden'
  }
  if (current === undefined) return null
  if (kind === 'corrected_down') return corrected(world) ? null : 'figure_not_corrected'
  const fell = computed < current.computed
  if (fell && !corrected(world)) return 'figure_not_corrected'
  if (fell && chosen < current.chosen) return 'correction_first'
  return chosen === current.chosen && computed === current.computed ? 'tier_unchanged' : null
}

function refusalOfReason({ kind, long, position }: Deciding): string | null {
  if (kind !== 'down') return null
  if (!long) return 'reason_too_short'
  return position === 'gold' ? null : 'position_too_low'
}

function secondFor({ kind, chosen, position }: Deciding): Decision['second'] {
  if (kind === 'down' || kind === 'raised_by_rule') return 'none'
  if (kind === 'corrected_down') return chosen === 0 ? 'another_without_facts' : 'another_lead_or_gold'
  if (chosen === 0) return 'another_without_facts'
  return chosen === 1 || position === 'gold' ? 'none' : 'gold'
}

const ROW: Record<Decision['kind'], string> = {
  as_computed: 'tier 1 to 3 as computed',
  up: 'tier 1 to 3 up',
  down: 'down one step',
  raised_by_rule: 'raised by the rule',
  corrected_down: 'falls on a corrected figure',
}

export function rowOf({ kind, chosen }: Pick<Decision, 'kind' | 'chosen'>): string {
  return kind === 'as_computed' && chosen === 0 ? 'tier 0 as computed' : ROW[kind]
}

/** Writes a decision that nothing stands against. */
export function addDecision(world: World, key: number, maker: Who, deciding: Deciding): Decision {
  const second = secondFor(deciding)
  const facts = world.facts as Facts
  const decision: Decision = {
    key,
    kind: deciding.kind,
    computed: tierOf(facts),
    chosen: deciding.chosen,
    second,
    waits: deciding.kind === 'corrected_down' || second === 'another_without_facts',
    confirmed: false,
    maker,
    facts,
    changesBefore: world.changes.length,
  }
  world.decisions.push(decision)
  return decision
}

/** The rule's own decision where the facts reach a higher tier than the one in effect. */
export function raise(world: World, key: number, maker: Who): Decision | null {
  const chosen = tierOf(world.facts as Facts)
  const deciding: Deciding = { kind: 'raised_by_rule', chosen, position: 'silver', long: true }
  return refusalOfDecision(world, maker, deciding) === null ? addDecision(world, key, maker, deciding) : null
}

/** What a corrected figure leads to at once: a fall that waits for its second person. */
export function lower(world: World, key: number, maker: Who): Decision | null {
  const newest = world.decisions.at(-1)
  const chosen = tierOf(world.facts as Facts)
  const waits = newest?.kind === 'corrected_down' && !newest.confirmed && newest.chosen === chosen
  const current = inEffect(world)
  if (!corrected(world) || waits || current === undefined) return null
  if (chosen >= current.chosen || chosen >= current.computed) return null
  const deciding: Deciding = { kind: 'corrected_down', chosen, position: 'silver', long: true }
  return refusalOfDecision(world, maker, deciding) === null ? addDecision(world, key, maker, deciding) : null
}

/** Why this person may not be a decision's second one. */
export function refusalOfConfirmation(world: World, who: Who, decision: Decision): string | null {
  if (decision.second === 'none') return 'no_confirmation_needed'
  const gold = decision.second === 'gold'
  const may = gold ? holds(world, who, 'gold_commander') : holds(world, who, 'gold_commander', 'debrief_lead')
  if (!may) return 'role_missing'
  if (decision.maker === who) return 'own_decision'
  if (decision.second === 'another_without_facts' && world.factAuthors.includes(who)) return 'entered_facts'
  if (decision.confirmed) return 'already_confirmed'
  if (world.decisions.at(-1) !== decision) return 'newer_decision'
  if (world.removed) return 'operation_removed'
  return decision.waits && everSubmitted(world) ? 'tier_fixed' : null
}

export function confirmedRow({ second, kind }: Decision): string {
  if (second === 'gold') return 'tiers 2 and 3 confirmed by gold'
  return kind === 'corrected_down' ? 'fall confirmed by another' : 'tier 0 confirmed by another'
}
