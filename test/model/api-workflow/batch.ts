import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '#test/support/api.ts'
import { type Act, type Asked, type Command, type Known, take } from './act.ts'
import type { Wish } from './choose.ts'
import { differences, expected, type Names, stored } from './compare.ts'
import { Broken, type Walk } from './force.ts'
import { brokenBy } from './invariants.ts'
import { type Answered, CHANGES_ROLES, type Explained, linearise } from './linearise.ts'
import { type Observed, observe } from './observe.ts'
import { leaked } from './people-acts.ts'
import type { Who, World } from './world.ts'

/** The operation as it is stored now. */
export function look(walk: Walk, after: number): Promise<Observed> {
  return observe(walk.api.database.owner, { force: walk.force, operationId: walk.operationId, after })
}

/** From here on the chain is followed from its last event. */
export function noteHead(walk: Walk, { events }: Observed): void {
  walk.head = events.at(-1) ?? walk.head
}

function namesOf(walk: Walk): Names {
  const people = new Map<string, Who>()
  const sessions = new Map<string, string>()
  for (const [who, client] of Object.entries(walk.people)) {
    people.set(client.personId, who as Who)
    sessions.set(client.sessionId, who)
  }
  for (const [who, client] of Object.entries(walk.before)) sessions.set(client.sessionId, `${who} before`)
  return {
    person: (id) => people.get(id) ?? 'auditor',
    session: (id) => sessions.get(id) ?? id,
    id: (key) => walk.ids.get(key) ?? `nothing ${key}`,
  }
}

function knownOf(walk: Walk): Known {
  return {
    operationId: walk.operationId,
    twinId: walk.twinId,
    neighbourForce: walk.neighbourForce,
    person: (who) => walk.people[who].personId,
    id: (key) => walk.ids.get(key) ?? randomUUID(),
    revision: (review, number) => {
      const stored = walk.observed?.reviews.find(({ id }) => id === walk.ids.get(review))
      const digest = stored?.revisions.find((each) => each.number === number)?.digest ?? '0'.repeat(64)
      return { digest, tag: `"${number}-${digest}"` }
    },
  }
}

type Request = { who: Who; asked: Asked; key: string }

function requestOf(walk: Walk, { act, params, who }: Command): Request {
  const { ask } = walk.acts[act] as Act
  return { who, asked: ask(knownOf(walk), params, who), key: randomUUID() }
}

/** Sends one request, now and then twice at once with the same key. */
async function send(walk: Walk, { who, asked, key }: Request, twice: boolean): Promise<Answer> {
  const { method, path, body, headers = {}, stale } = asked
  const client = (stale ? walk.before[who] : undefined) ?? walk.people[who]
  if (method === 'GET') return client.get(path, headers)
  if (method === 'PUT') return client.put(path, body, headers)
  const once = () => client.post(path, body, { ...headers, 'idempotency-key': key })
  if (!twice) return once()
  const answers = await Promise.all([once(), once()])
  // INV13: the twin is told to wait, or gets the same answer.
  const rank = (answer: Answer) => answer.status + (answer.text.includes('still_running') ? 1_000 : 0)
  const [best, other] = answers.toSorted((one, two) => rank(one) - rank(two)) as [Answer, Answer]
  if (best.status < 300 && other.status < 300 && best.text !== other.text)
    throw new Broken(`INV13: one key, two answers: ${best.text} and ${other.text}`)
  return best
}

function outcomeOf(answer: Answer): string {
  if (answer.status < 300) return 'done'
  const { refusal, code, status } = answer.problem()
  if (code === 'unexpected') throw new Broken(`the service failed: ${answer.text}`)
  if (code === 'action_refused' && status !== 409) return `${refusal} as ${status}`
  return (code === 'action_refused' || code === 'revision_stale' ? refusal : undefined) ?? code
}

/** What was made is known by the id of the answer; what follows from something else, by its place. */
function learn(walk: Walk, answered: readonly { command: Command; answer: Answer }[]): void {
  for (const { command, answer } of answered) {
    if (answer.status >= 300 || !MAKES.has(command.act)) continue
    walk.ids.set(command.key, (JSON.parse(answer.text) as { id: string }).id)
  }
}
const MAKES = new Set(['start', 'query', 'record_debrief', 'share', 'appoint'])

function learnPlaces(walk: Walk, world: World, observed: Observed): void {
  world.decisions.forEach(({ key }, index) => {
    const { id } = observed.decisions[index] ?? {}
    if (id !== undefined) walk.ids.set(key, id)
  })
  for (const review of world.reviews) {
    const found = observed.reviews.find(({ id }) => id === walk.ids.get(review.key))
    review.comments.forEach(({ key }, index) => {
      walk.ids.set(key, found?.comments[index]?.id ?? '')
    })
    for (const { key, revision } of review.submissions) {
      walk.ids.set(key, found?.submissions.find((each) => each.revision === revision)?.id ?? '')
    }
  }
}

/** Asks all of this at the same moment, and finds the order in which it happened. Throws `Broken` where there is none. */
export async function batch(walk: Walk, wishes: readonly Wish[]): Promise<Explained> {
  const { tally, chance, world } = walk
  const commands = wishes.map((wish) => ({ key: walk.nextKey++, ...wish }))
  const asked = commands.map((command) => ({
    command,
    request: requestOf(walk, command),
    twice: chance.happens(0.04),
    pause: chance.happens(0.5) ? 0 : chance.below(6),
  }))
  const answered = await Promise.all(
    asked.map(async ({ command, request, twice, pause }) => {
      if (pause > 0) await wait(pause)
      const answer = await send(walk, request, twice)
      return { command, request, answer, outcome: outcomeOf(answer) }
    }),
  )
  learn(walk, answered)
  const observed = await look(walk, walk.head.sequence)
  // Whoever was told that the service is busy did nothing; a machine that does much else may say so.
  const served = answered.filter(({ outcome }) => outcome !== 'busy')
  const explained = explain(walk, served, observed)
  for (const { command, answer, outcome } of answered) {
    if (leaked(command.who, world, answer.text))
      throw new Broken(`INV9: ${command.who} was shown ${answer.text}`)
    tally.refusals.set(outcome, (tally.refusals.get(outcome) ?? 0) + 1)
    if (outcome === 'done') tally.done += 1
  }
  const seen = { before: walk.observed, after: observed, head: walk.head, explained }
  const broken = brokenBy(seen)
  if (broken.length > 0) throw new Broken(`${broken.join('\n')}\n${told(answered)}`)
  settle(walk, explained, observed)
  await repeatOne(walk, answered)
  return explained
}

function settle(walk: Walk, explained: Explained, observed: Observed): void {
  for (const { rows } of explained.steps) {
    for (const row of rows) walk.tally.walked.set(row, (walk.tally.walked.get(row) ?? 0) + 1)
  }
  walk.world = explained.world
  walk.observed = observed
  noteHead(walk, observed)
  learnPlaces(walk, walk.world, observed)
}

/** The same request with the same key, once it was done, answers the same and does nothing (INV13). */
async function repeatOne(
  walk: Walk,
  answered: readonly { command: Command; request: Request; answer: Answer; outcome: string }[],
): Promise<void> {
  if (!walk.chance.happens(0.1) || answered.some(({ command }) => CHANGES_ROLES.has(command.act))) return
  const found = answered.find(({ command, outcome }) => outcome === 'done' && REPEATED.has(command.act))
  if (!found) return
  walk.tally.repeats += 1
  const again = await send(walk, found.request, false)
  if (again.status !== found.answer.status || again.text !== found.answer.text)
    throw new Broken(`INV13: ${found.command.act} again: ${again.text}, not ${found.answer.text}`)
}
const REPEATED = new Set(
  'send_to_gold recall return re_open withdraw submit amend sent_by_hand query reply pause resume share decide start'.split(
    ' ',
  ),
)

function told(answered: readonly Answered[]): string {
  return answered
    .map(
      ({ command, outcome }) => `${command.who} ${command.act} ${JSON.stringify(command.params)}: ${outcome}`,
    )
    .join('\n')
}

function explain(walk: Walk, answered: readonly Answered[], observed: Observed): Explained {
  const names = namesOf(walk)
  const now = stored(observed, names)
  const text = JSON.stringify(now)
  const fits = ({ world }: Explained) => JSON.stringify(expected(world, names)) === text
  const found = linearise(walk.acts, walk.world, answered, fits)
  if (found) return found
  const near = linearise(walk.acts, walk.world, answered, () => true)
  const alone = answered.map(({ command }) => take(walk.acts, walk.world, command).outcome).join(', ')
  const why = near
    ? `what is stored differs: ${differences(now, expected(near.world, names)).join('; ')}`
    : `no order gives these answers (each alone: ${alone})`
  const { state } = walk.world.reviews.at(-1) ?? { state: 'none' }
  throw new Broken(`INV1, INV12: from ${state}, ${why}\n${told(answered)}\n${JSON.stringify(walk.world)}`)
}
