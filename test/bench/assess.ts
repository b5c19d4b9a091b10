import { assess, type Facts, type History } from '#shared/rule/assess.ts'
import { currentRule } from '#shared/rule/registry.ts'
import type { Criterion, Rule } from '#shared/rule/rule.ts'

/**
 * Assessments per second of processor time on one core, explanation included. Exits with 1 below the target.
 * Processor time and not the clock on the wall: the figure must not depend on what else the machine does.
 */
const TARGET = 50_000
const SETS = 5_000
const ROUNDS = 40
const SEED = Number(process.env.SEED ?? 20261124)

type Case = { facts: Facts; history: History }

function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item
}

function valueFor(criterion: Criterion, random: () => number) {
  if ('lines' in criterion)
    return Math.max(0, pick(criterion.lines, random).at + Math.floor(random() * 7) - 4)
  if (criterion.kind === 'yes_no') return random() < 0.1
  const option = pick(criterion.options, random).value
  return criterion.kind === 'choices' ? [option] : option
}

function caseFor(rule: Rule, random: () => number): Case {
  const facts: Facts = {}
  for (const criterion of rule.criteria) if (random() < 0.8) facts[criterion.id] = valueFor(criterion, random)
  const series = { id: 'series-01', priorDebriefTier: 3 as const, priorDebriefDaysAgo: 21 }
  return { facts, history: random() < 0.3 ? { series } : {} }
}

const rule = currentRule()
const random = randomNumbers(SEED)
const cases = Array.from({ length: SETS }, () => caseFor(rule, random))
let sentences = 0
for (const { facts, history } of cases) sentences += assess(rule, facts, history).explanation.length

const before = process.cpuUsage()
for (let round = 0; round < ROUNDS; round += 1) {
  for (const { facts, history } of cases) sentences += assess(rule, facts, history).explanation.length
}
const spent = process.cpuUsage(before)
const seconds = (spent.user + spent.system) / 1e6
const rate = Math.round((SETS * ROUNDS) / seconds)

console.log(
  JSON.stringify({
    bench: 'assess',
    seed: SEED,
    assessments: SETS * ROUNDS,
    sentences,
    perSecond: rate,
    target: TARGET,
  }),
)
process.exitCode = rate >= TARGET ? 0 : 1
