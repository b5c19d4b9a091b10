import { LONG_REASON } from '#test/support/after-sending.ts'
import { newFactChange, quietFacts } from '#test/support/main-job.ts'
import { type Act, done } from './act.ts'
import {
  addDecision,
  confirmedRow,
  type Deciding,
  kindOf,
  lower,
  raise,
  refusalOfConfirmation,
  refusalOfDecision,
  rowOf,
  withFact,
} from './decisions.ts'
import { type Criterion, type Facts, holds, type World } from './world.ts'

const leadOrGold = ['debrief_lead', 'gold_commander'] as const

function factsBody(facts: Facts) {
  return { ...quietFacts(), ...facts }
}

const STARTS: readonly Facts[] = [
  { arrests: 3, targetedCommunity: false, dsiReferral: 'none' },
  { arrests: 3, targetedCommunity: false, dsiReferral: 'none' },
  { arrests: 0, targetedCommunity: false, dsiReferral: 'none' },
  { arrests: 3, targetedCommunity: true, dsiReferral: 'none' },
]

const enterFacts: Act = {
  policy: leadOrGold,
  offer: (world, _who, chance) => ({ value: chance.below(STARTS.length), saveNumber: world.factSaves }),
  ask: ({ operationId }, { value, saveNumber }) => ({
    method: 'PUT',
    path: `/operations/${operationId}/facts`,
    body: { saveNumber, known: factsBody(STARTS[Number(value)] as Facts) },
  }),
  step: (world, { who, params }) => {
    if (world.removed) return 'operation_removed'
    if (world.decisions.length > 0) return 'facts_decided'
    if (world.factSaves !== params.saveNumber) return 'section_changed'
    world.facts = STARTS[Number(params.value)] as Facts
    world.factSaves += 1
    const isNew = !world.factAuthors.includes(who)
    if (isNew) world.factAuthors.push(who)
    return done(isNew ? ['enter_facts'] : [])
  },
}

const VALUES: Record<Criterion, readonly Facts[Criterion][]> = {
  arrests: [0, 3, 4],
  targetedCommunity: [true, false],
  dsiReferral: ['death', 'none'],
}

const changeFact: Act = {
  policy: ['debrief_lead', 'gold_commander', 'contributor', 'force_administrator'],
  offer: (world, _who, chance) => {
    if (!world.facts) return null
    const { facts } = world
    const criterion = chance.pick([
      'arrests',
      'targetedCommunity',
      'targetedCommunity',
      'dsiReferral',
    ] as const)
    const values = VALUES[criterion].filter((value) => value !== facts[criterion])
    // A death is rare: it bars steps down and asks for the largest form.
    const none = criterion === 'dsiReferral' && chance.happens(0.5)
    return {
      criterion,
      value: none ? 'none' : chance.pick(values),
      corrected: chance.happens(0.5),
      saveNumber: world.factSaves,
    }
  },
  ask: ({ operationId }, { criterion, value, corrected, saveNumber }) => ({
    method: 'POST',
    path: `/operations/${operationId}/fact-changes`,
    body: newFactChange({
      factsSaveNumber: saveNumber ?? 0,
      criterion: criterion ?? '',
      value: value ?? 0,
      cause: corrected ? 'corrected_figure' : 'external_review',
      whatWasWrong: corrected ? 'It was counted twice.' : null,
      position: 'silver',
    }),
  }),
  step: (world, { key, who, params }) => {
    const { criterion = 'arrests', value = 0, corrected = false, saveNumber } = params
    if (world.removed) return 'operation_removed'
    if (world.decisions.length === 0 || !world.facts) return 'facts_still_open'
    if (world.factSaves !== saveNumber) return 'facts_changed'
    if (world.facts[criterion] === value) return 'answers_refused'
    world.facts = withFact(world.facts, { criterion, value })
    world.factSaves += 1
    world.changes.push({ criterion, value, corrected })
    if (!world.factAuthors.includes(who)) world.factAuthors.push(who)
    const raised = raise(world, key, who)
    const lowered = raised ? null : lower(world, key, who)
    const decided = raised ? ['raise_by_rule'] : lowered ? ['record_decision'] : []
    const made = raised ?? lowered
    return done(['record_fact_change', ...decided], ...(made ? [rowOf(made)] : []))
  },
}

const decide: Act = {
  policy: leadOrGold,
  offer: (world, who, chance) =>
    world.facts && {
      saveNumber: world.factSaves,
      ...(chance.happens(0.65) ? {} : { tier: chance.pick([0, 1, 2, 3] as const) }),
      position: holds(world, who, 'gold_commander') && chance.happens(0.6) ? 'gold' : 'silver',
      long: chance.happens(0.8),
    },
  ask: ({ operationId }, { tier, position, long, saveNumber }) => ({
    method: 'POST',
    path: `/operations/${operationId}/decisions`,
    body: {
      factsSaveNumber: saveNumber,
      position,
      reason: long ? LONG_REASON : 'The rule gives it.',
      ...(tier === undefined ? {} : { chosenTier: tier }),
    },
  }),
  step: (world, { key, who, params }) => {
    if (world.factSaves !== params.saveNumber) return 'facts_changed'
    if (!world.facts) return 'nothing_known'
    const chosen = params.tier ?? chosenOf(world)
    const { position = 'silver', long = false } = params
    const deciding: Deciding = { kind: kindOf(world, chosen), chosen, position, long }
    const refusal = refusalOfDecision(world, who, deciding)
    if (refusal !== null) return refusal
    return done(['record_decision'], rowOf(addDecision(world, key, who, deciding)))
  },
}

function chosenOf(world: World) {
  return (
    ([0, 1, 2, 3] as const).find((tier) => ['as_computed', 'corrected_down'].includes(kindOf(world, tier))) ??
    0
  )
}

const confirm: Act = {
  policy: leadOrGold,
  offer: (world, _who, chance) => {
    const newest = world.decisions.at(-1)
    if (!newest) return null
    return { target: (chance.happens(0.85) ? newest : chance.pick(world.decisions)).key }
  },
  ask: (known, { target = 0 }) => ({
    method: 'POST',
    path: `/operations/${known.operationId}/decisions/${known.id(target)}/confirm`,
  }),
  step: (world, { key, who, params }) => {
    const decision = world.decisions.find((each) => each.key === params.target)
    if (!decision) return 'not_found'
    const refusal = refusalOfConfirmation(world, who, decision)
    if (refusal !== null) return refusal
    decision.confirmed = true
    const raised = decision.waits ? raise(world, key, who) : null
    const events = ['confirm_decision', ...(raised ? ['raise_by_rule'] : [])]
    return done(events, confirmedRow(decision), ...(raised ? [rowOf(raised)] : []))
  },
}

/** Facts, decisions and second people. */
export const decisionActs = {
  enter_facts: enterFacts,
  change_fact: changeFact,
  decide,
  confirm,
} satisfies Record<string, Act>
