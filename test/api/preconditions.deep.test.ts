import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, startApi } from '#test/support/api.ts'
import { chanceFrom } from '#test/support/chance.ts'
import { keyedTargets, usedKeyTarget } from '#test/support/keyed-targets.ts'
import { addForce } from '#test/support/main-job.ts'
import { numberedTargets } from '#test/support/numbered-targets.ts'
import { addTries, drawTries, runTries, type Target, type Tries } from '#test/support/preconditions.ts'
import { fingerprint } from '#test/support/rows.ts'
import { type Proofs, renewProofs, signOffTarget } from '#test/support/sign-off-targets.ts'
import { standingTargets } from '#test/support/standing-targets.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))
const MANY = 10_000
/** After so many requests the proofs of who people are are renewed, long before they are five minutes old. */
const BETWEEN = 1_000

let api: Api
let targets: Target[]
let proofs: Proofs
let before: Record<string, string>
const chance = chanceFrom(SEED)

beforeAll(async () => {
  api = await startApi()
  const [force, elsewhere] = [await addForce(api, 'gwent'), await addForce(api, 'kent')]
  const signing = [
    await signOffTarget(api, force, elsewhere),
    await signOffTarget(api, force, elsewhere),
    await signOffTarget(api, elsewhere, force),
  ]
  proofs = {
    fresh: signing.flatMap((target) => target.proofs.fresh),
    tooOld: signing.flatMap((target) => target.proofs.tooOld),
  }
  const others = [
    ...(await numberedTargets(api, force)),
    ...(await standingTargets(api, force)),
    await usedKeyTarget(api, force),
  ]
  const keyed = await keyedTargets(api, elsewhere)
  targets = [...share(signing, 40), ...share(others, 30), ...share(keyed, 30)]
  // Some situations gave a role to somebody: their sign-in is given its new token, as a page would be.
  for (const client of new Set(targets.map(({ right }) => right.client))) await client.get('/session')
  await renewProofs(api, proofs)
  before = await fingerprint(api.database)
}, 180_000)
afterAll(() => api?.close())

/** Together these are drawn so many times in a hundred. */
function share(some: readonly Target[], percent: number): Target[] {
  return some.map((target) => ({ ...target, weight: percent / some.length }))
}

/** What was answered how often, with the keys of all routes as one. */
function linesOf(answers: Tries['answers']): string[] {
  const lines = new Map<string, number>()
  for (const [answer, count] of Object.entries(answers)) {
    const line = answer.replace(/^key of .*: /, 'Idempotency-Key of a route: ')
    lines.set(line, (lines.get(line) ?? 0) + count)
  }
  return [...lines]
    .map(([line, count]) => `  ${line}: ${count}`)
    .sort((one, other) => one.localeCompare(other))
}

describe(`${MANY} requests that rest on nothing, or on what is no longer so (SEED=${SEED})`, () => {
  let tries: Tries = { requests: 0, answers: {}, accepted: [], unexpected: [] }

  it('are refused, each for the reason that the tables give', async () => {
    const started = performance.now()
    while (tries.requests < MANY) {
      await renewProofs(api, proofs)
      tries = addTries(tries, await runTries(api, drawTries(targets, BETWEEN, chance)))
    }
    const seconds = Math.round((performance.now() - started) / 1000)
    const accepted = tries.accepted.length
    console.log(`preconditions, SEED=${SEED}: ${tries.requests} requests, ${accepted} accepted, ${seconds} s`)
    console.log(linesOf(tries.answers).join('\n'))
    expect(tries.accepted).toEqual([])
    expect(tries.unexpected).toEqual([])
  })

  it('drew every target, and every answer that can be given to a stale or missing one', () => {
    const asked = new Set(
      Object.keys(tries.answers).map((answer) => answer.slice(0, answer.lastIndexOf(': '))),
    )
    expect([...asked].sort()).toEqual([...new Set(targets.map(({ kind }) => kind))].sort())
    const told = Object.keys(tries.answers).filter((answer) => answer.startsWith('sign off: '))
    expect(told.map((answer) => answer.slice('sign off: '.length)).sort()).toEqual([
      '400 idempotency_key_missing',
      '400 malformed_request',
      '403 step_up_required',
      '404 not_found',
      '409 digest_mismatch',
      '409 not_viewed',
      '412 revision_stale',
      '428 precondition_missing',
    ])
  })

  it('changed nothing that is stored', async () => {
    expect(await fingerprint(api.database)).toEqual(before)
  })
})

it('the control: put right on the way, every one of them is accepted, and the run says so', async () => {
  await renewProofs(api, proofs)
  const once = targets.map((target) => ({ target, wrong: target.draw(chance) }))
  const run = await runTries(api, once, ({ right }) => right)
  const kinds = run.accepted.map((name) => name.slice(0, name.lastIndexOf(', ')))
  expect(run.unexpected).toHaveLength(once.length)
  expect({ not: run.unexpected.filter((name) => !name.includes('accepted')) }).toEqual({ not: [] })
  expect(kinds).toHaveLength(targets.length)
})
