import { randomUUID } from 'node:crypto'
import { GOLD_CHECKS } from '#shared/api/sign-off.ts'
import type { ProblemReply } from '#shared/problems.ts'
import { type Api, type Client, send } from './api.ts'
import { atOnce } from './at-once.ts'
import type { Chance } from './chance.ts'
import { type WrongValue, wrongId } from './wrong-values.ts'

/** A request as somebody sends it. A new Idempotency-Key comes by itself where `headers` names none. */
export type Asked = {
  client: Client
  method: 'POST' | 'PUT'
  url: string
  body?: unknown
  headers?: Record<string, string | undefined>
}

/** What a refusal must say: the refusal of a table, else the problem's code. */
export type Expected = { status: number; why: string; orStillRunning?: true }

/** A request with something missing, stale or misspelt in what it says it rests on. */
export type Wrong = { how: string; asked: Asked; expected: Expected }

/** Something that is guarded: the request that would be accepted, and a source of those that must not be. */
export type Target = {
  kind: string
  /** How often it is drawn, against the others. */
  weight: number
  right: Asked
  draw: (chance: Chance) => Wrong
}

/** What a run came to; `accepted` and `unexpected` name each request that was, or was answered otherwise than written. */
export type Tries = {
  requests: number
  answers: Record<string, number>
  accepted: string[]
  unexpected: string[]
}

const AT_ONCE = 8

export function ask(api: Api, { client, method, url, body, headers }: Asked) {
  const key = method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
  return send(api, { method, url, body, headers: { ...client.headers, ...key, ...headers } })
}

function pickTarget(targets: readonly Target[], chance: Chance): Target {
  let left = chance.next() * targets.reduce((sum, { weight }) => sum + weight, 0)
  for (const target of targets) {
    left -= target.weight
    if (left < 0) return target
  }
  throw new RangeError('nothing to draw from')
}

/** Sends what `front` makes of each, and compares every answer with what is expected of it. */
export async function runTries(
  api: Api,
  drawn: readonly { target: Target; wrong: Wrong }[],
  front: (target: Target, wrong: Wrong) => Asked = (_target, { asked }) => asked,
): Promise<Tries> {
  const run: Tries = { requests: 0, answers: {}, accepted: [], unexpected: [] }
  await atOnce(
    drawn,
    async ({ target, wrong }) => {
      const answer = await ask(api, front(target, wrong))
      const told: Partial<ProblemReply> = answer.status < 300 ? {} : JSON.parse(answer.text)
      const why = told.refusal ?? told.code ?? 'accepted'
      const counted = `${target.kind}: ${answer.status} ${why}`
      run.requests += 1
      run.answers[counted] = (run.answers[counted] ?? 0) + 1
      const name = `${target.kind}, ${wrong.how}`
      if (answer.status < 400) run.accepted.push(name)
      const { status, why: reason, orStillRunning = false } = wrong.expected
      const waits = orStillRunning && why === 'still_running'
      if (!waits && (answer.status !== status || why !== reason)) {
        run.unexpected.push(`${name}: ${answer.status} ${why}, not ${status} ${reason}`)
      }
    },
    AT_ONCE,
  )
  return run
}

/** So many wrong requests, each kind as often as its weight says. */
export function drawTries(targets: readonly Target[], many: number, chance: Chance) {
  return Array.from({ length: many }, () => {
    const target = pickTarget(targets, chance)
    return { target, wrong: target.draw(chance) }
  })
}

/** The sum of two runs. */
export function addTries(one: Tries, other: Tries): Tries {
  const answers = { ...one.answers }
  for (const [what, count] of Object.entries(other.answers)) answers[what] = (answers[what] ?? 0) + count
  return {
    requests: one.requests + other.requests,
    answers,
    accepted: [...one.accepted, ...other.accepted],
    unexpected: [...one.unexpected, ...other.unexpected],
  }
}

export const MALFORMED: Expected = { status: 400, why: 'malformed_request' }
export const NO_KEY: Expected = { status: 400, why: 'idempotency_key_missing' }
export const NOT_FOUND: Expected = { status: 404, why: 'not_found' }

/** A right sign-off of what was shown. */
export function signing(
  client: Client,
  { reviewId, revision, tag, digest }: { reviewId: string; revision: number; tag: string; digest: string },
): Asked {
  return {
    client,
    method: 'POST',
    url: `/api/v1/reviews/${reviewId}/revisions/${revision}/sign-off`,
    body: { digest, checks: [...GOLD_CHECKS], comment: null, reasonForAnotherGold: null },
    headers: { 'if-match': tag },
  }
}

type InBody = {
  kind: string
  right: Asked
  /** The part of the body that says what the request rests on. */
  part: string
  wrong: (chance: Chance) => WrongValue
  stale: Expected
}

/** A target of which one part of the body is wrong: stale where it can be read, malformed where not. */
export function inBody({ kind, right, part, wrong, stale }: InBody): Target {
  return {
    kind,
    weight: 1,
    right,
    draw: (chance) => {
      const { how, value, readable } = wrong(chance)
      const body = { ...(right.body as object), [part]: value }
      return { how, asked: { ...right, body }, expected: readable ? stale : MALFORMED }
    },
  }
}

type InAddress = {
  kind: string
  right: Asked
  urlOf: (id: string) => string
  id: string
  /** Ids of the same thing that another has taken the place of, refused as `stale`. */
  past: Record<string, string>
  stale: Expected
  /** Ids of nothing that is there. */
  absent: Record<string, string>
}

/** The same of an id in the address. */
export function inAddress({ kind, right, urlOf, id, past, stale, absent }: InAddress): Target {
  return {
    kind,
    weight: 1,
    right,
    draw: (chance) => {
      const { how, value } = wrongId(id, { ...past, ...absent }, chance)
      const expected = Object.values(past).includes(value as string) ? stale : NOT_FOUND
      const asked = { ...right, url: urlOf(encodeURIComponent(String(value))) }
      return { how, asked, expected }
    },
  }
}
