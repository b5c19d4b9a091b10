import { describe, expect, it } from 'vitest'
import { type Assessment, assess } from './assess.ts'
import { type Facts, type FactValue, factsSchemaFor } from './facts.ts'
import { currentRule } from './registry.ts'
import type { Criterion, Tier } from './rule.ts'
import type { History } from './series.ts'

const rule = currentRule()
const SETS = Number(process.env.RULE_SETS ?? 20_000)
const SEED = Number(process.env.SEED ?? 20261124)

/** A small generator (mulberry32): the same seed gives the same sets on every machine. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Chance = () => number
const oneOf = <Item>(items: readonly Item[], chance: Chance) =>
  items[Math.floor(chance() * items.length)] as Item

/** The options of each criterion up to tier 1, 2 and 3, listed once: this runs half a million times. */
const upTo = rule.criteria.map((criterion) =>
  [1, 2, 3].map((tier) =>
    'options' in criterion ? criterion.options.filter((one) => one.tier <= tier) : [],
  ),
)

// Low tiers are likelier, so that all four tiers, the cumulative rule and the series come up often.
function valueFor(criterion: Criterion, index: number, chance: Chance): FactValue {
  const luck = chance()
  const highest = luck < 0.03 ? 2 : luck < 0.18 ? 1 : 0
  if ('lines' in criterion) {
    const line = Math.min(Math.floor(chance() * (highest + 1)), criterion.lines.length - 1)
    const at = criterion.lines[line]?.at ?? 0
    return Math.max(0, Math.ceil(at * oneOf([0, 0.8, 1, 1], chance)) + Math.floor(chance() * 4) - 2)
  }
  if (criterion.kind === 'yes_no') return chance() < 0.05
  const options = upTo[index]?.[highest] ?? []
  if (criterion.kind === 'choice') return oneOf(options, chance).value
  const ticked: string[] = []
  for (const { value } of options) if (value !== 'none' && chance() < 0.2) ticked.push(value)
  return ticked.length === 0 ? ['none'] : ticked
}

function factsFrom(chance: Chance): Facts {
  const known = chance()
  const facts: Facts = {}
  for (const [index, criterion] of rule.criteria.entries()) {
    if (chance() < known) facts[criterion.id] = valueFor(criterion, index, chance)
  }
  return facts
}

function historyFrom(chance: Chance): History {
  if (chance() < 0.5) return {}
  const priorDebriefTier = oneOf([0, 1, 2, 3] as const, chance)
  return { series: { id: 'series-01', priorDebriefTier, priorDebriefDaysAgo: Math.floor(chance() * 70) } }
}

/** A value at least as grave: a larger figure, a higher option, one more tick, a yes. */
function raise(criterion: Criterion, value: FactValue | undefined, chance: Chance): FactValue {
  if ('lines' in criterion) {
    return (
      (typeof value === 'number' ? value : 0) + Math.floor(chance() * oneOf(criterion.lines, chance).at * 1.5)
    )
  }
  if (criterion.kind === 'yes_no') return true
  if (criterion.kind === 'choice') {
    const tier = criterion.options.find((option) => option.value === value)?.tier ?? 0
    return oneOf(
      criterion.options.filter((option) => option.tier >= tier),
      chance,
    ).value
  }
  const ticked = Array.isArray(value) ? value.filter((one) => one !== 'none') : []
  return [...new Set([...ticked, oneOf(criterion.options.slice(1), chance).value])]
}

/** The rule once more, written as plainly as the published text and with its numbers typed out. */
function plainly(facts: Facts, { series }: History) {
  const reached = new Map<string, { tier: number; group: string; scaleOnly: boolean }>()
  for (const criterion of rule.criteria) {
    const value = facts[criterion.id]
    let tier = 0
    if ('lines' in criterion) {
      for (const line of criterion.lines) if (Number(value ?? 0) >= line.at) tier = line.tier
    } else if (criterion.kind === 'yes_no') {
      tier = value === true ? criterion.tierIfYes : 0
    } else {
      const chosen = [value].flat()
      tier = Math.max(0, ...criterion.options.filter((o) => chosen.includes(o.value)).map((o) => o.tier))
    }
    reached.set(criterion.id, { tier, group: criterion.group, scaleOnly: criterion.scaleOnly })
  }
  const all = [...reached.values()]
  const highest = Math.max(...all.map((one) => one.tier))
  const grave = all.filter((one) => one.tier >= 2)
  const cumulativeRule = highest < 3 && grave.length >= 5 && new Set(grave.map((one) => one.group)).size >= 3
  const computedTier = cumulativeRule ? 3 : highest
  const line = cumulativeRule ? 2 : highest
  const triggers = [...reached].filter(([, one]) => line > 0 && one.tier >= line)
  const recent =
    series !== undefined && series.priorDebriefDaysAgo <= 56 && series.priorDebriefTier >= computedTier
  const lowered = recent && !cumulativeRule && computedTier > 1 && triggers.every(([, one]) => one.scaleOnly)
  const tier = lowered ? computedTier - 1 : computedTier
  return {
    computedTier,
    tier,
    cumulativeRule,
    seriesReduction: lowered,
    triggers: triggers.map(([id]) => id),
  }
}

function namedIn(assessment: Assessment): string[] {
  const certain = new Set(assessment.explanation.filter((sentence) => !sentence.startsWith('Close')))
  return assessment.reached.filter((one) => certain.has(one.words)).map((one) => one.criterionId)
}

const mirrored = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).reverse())

describe(`over ${SETS} random sets of facts (seed ${SEED})`, { timeout: 120_000 }, () => {
  it('the rule, written plainly, gives the same result, and every kind of result comes up', () => {
    const chance = numbersFrom(SEED)
    const seen = new Map<string, number>()
    for (let set = 0; set < SETS; set += 1) {
      const facts = factsFrom(chance)
      const history = historyFrom(chance)
      const { computedTier, tier, cumulativeRule, seriesReduction, triggers } = assess(rule, facts, history)
      const actual = { computedTier, tier, cumulativeRule, seriesReduction, triggers }
      const expected = plainly(facts, history)
      if (JSON.stringify(actual) !== JSON.stringify(expected))
        expect({ facts, history, ...actual }).toEqual(expected)
      for (const kind of [`tier ${tier}`, `cumulative ${cumulativeRule}`, `series ${seriesReduction}`]) {
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
      }
    }
    const kinds = ['tier 0', 'tier 1', 'tier 2', 'tier 3', 'cumulative true', 'series true']
    for (const kind of kinds) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(SETS / 200)
  })

  it('raising one fact of scale, harm or enforcement never lowers the tier outside a series', () => {
    const chance = numbersFrom(SEED + 1)
    const groups = ['scale', 'harm', 'enforcement']
    const criteria = rule.criteria.filter((criterion) => groups.includes(criterion.group))
    for (let set = 0; set < SETS; set += 1) {
      const facts = factsFrom(chance)
      const criterion = oneOf(criteria, chance)
      const raised = { ...facts, [criterion.id]: raise(criterion, facts[criterion.id], chance) }
      const [before, after] = [assess(rule, facts, {}).tier, assess(rule, raised, {}).tier]
      if (after < before)
        expect({ criterion: criterion.id, facts, raised, tier: after }).toMatchObject({ tier: before })
    }
  })

  it('a fact that becomes known never lowers the tier, and not known weighs the same as the lowest answer', () => {
    const chance = numbersFrom(SEED + 2)
    for (let set = 0; set < SETS; set += 1) {
      const facts = factsFrom(chance)
      const criterion = oneOf(rule.criteria, chance)
      const { [criterion.id]: _left, ...without } = facts
      const lowest =
        'lines' in criterion ? 0 : criterion.kind === 'yes_no' ? false : criterion.options[0]?.value
      const least = criterion.kind === 'choices' ? ['none'] : (lowest ?? 0)
      const tiers: Tier[] = [
        assess(rule, without, {}).tier,
        assess(rule, { ...without, [criterion.id]: least }, {}).tier,
        assess(
          rule,
          { ...without, [criterion.id]: valueFor(criterion, rule.criteria.indexOf(criterion), chance) },
          {},
        ).tier,
      ]
      const [unknown = 0, zero, known = 0] = tiers
      if (unknown !== zero || known < unknown)
        expect({ criterion: criterion.id, facts, tiers }).toBeUndefined()
    }
  })

  it('the explanation names exactly the criteria that reached the tier', () => {
    const chance = numbersFrom(SEED + 3)
    for (let set = 0; set < SETS; set += 1) {
      const facts = factsFrom(chance)
      const assessment = assess(rule, facts, historyFrom(chance))
      const named = namedIn(assessment)
      if (named.join() !== assessment.triggers.join())
        expect({ facts, named }).toEqual({ facts, named: assessment.triggers })
    }
  })

  it('the same facts give the same bytes, in whatever order they come', () => {
    const chance = numbersFrom(SEED + 4)
    for (let set = 0; set < SETS; set += 1) {
      const facts = factsFrom(chance)
      const history = historyFrom(chance)
      const bytes = JSON.stringify(assess(rule, facts, history))
      const again = JSON.stringify(assess(rule, mirrored(facts), structuredClone(history)))
      if (again !== bytes) expect({ facts, again }).toEqual({ facts, again: bytes })
    }
  })

  it('the sets are facts that the rule takes', () => {
    const chance = numbersFrom(SEED)
    const schema = factsSchemaFor(rule)
    for (let set = 0; set < 2_000; set += 1) expect(schema.safeParse(factsFrom(chance)).error).toBeUndefined()
  })
})
