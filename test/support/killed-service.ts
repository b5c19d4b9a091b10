import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { GOLD_CHECKS, type RevisionReply } from '#shared/api/sign-off.ts'
import { ask, type Person, signIn } from './drafts.ts'
import { answersAt, FACTS, newDebrief, newOperation } from './main-job.ts'
import { type RunningApp, startApp } from './running-app.ts'

/** The people of the demonstration who do it all. */
export const LEAD = 'rowan-hale'
export const GOLD = 'morgan-vale'

export type People = { lead: Person; gold: Person }
export type Started = { app: RunningApp; people: People; seconds: number; secondsOfWork: number }

/** Starts the service where it was before, and signs both in again. `seconds`: until `/readyz` said yes. */
export async function startAgain(where: Parameters<typeof startApp>[0]): Promise<Started> {
  const began = performance.now()
  const app = await startApp(where)
  while ((await fetch(`${app.origin}/readyz`)).status !== 200) await wait(20)
  const seconds = (performance.now() - began) / 1000
  const secondsOfWork = app.secondsOfWork()
  const people = { lead: await signIn(app.origin, LEAD), gold: await signIn(app.origin, GOLD) }
  return { app, people, seconds, secondsOfWork }
}

/**
 * The same after a kill, so many seconds later at most: of the clock, or of the processor's work, which does not count
 * what else the machine is doing. One that took longer is killed and started again, twice at most; the last is returned.
 */
export async function startWithin(
  limit: number,
  where: Parameters<typeof startApp>[0],
): Promise<Started & { within: boolean }> {
  for (let tries = 1; ; tries++) {
    const at = await startAgain(where)
    const within = Math.min(at.seconds, at.secondsOfWork) < limit
    if (within || tries === 3) return { ...at, within }
    await at.app.kill()
  }
}

/** A review of a new operation, written and sent to gold. */
export async function bringToGold({ lead }: People): Promise<string> {
  const { id } = await ask(lead, 'POST', '/operations', newOperation())
  await ask(lead, 'PUT', `/operations/${id}/facts`, { saveNumber: 0, known: FACTS[1] })
  const decision = { factsSaveNumber: 1, position: 'silver', reason: 'The rule gives it.' }
  await ask(lead, 'POST', `/operations/${id}/decisions`, decision)
  await ask(lead, 'POST', `/operations/${id}/debriefs`, newDebrief())
  const review = (await ask(lead, 'POST', `/operations/${id}/reviews`)).id
  for (const [section, answers] of Object.entries(answersAt(1))) {
    await ask(lead, 'PUT', `/reviews/${review}/sections/${section}`, { saveNumber: 0, answers })
  }
  await ask(lead, 'POST', `/reviews/${review}/send-to-gold`)
  return review
}

/** A decision that somebody asks for, under one key however often it is sent. */
export type Wish = {
  reviewId: string
  kind: 'sign_off' | 'submit'
  key: string
  /** What the service answered, if an answer came whole. */
  told: { status: number; text: string } | undefined
  /** The answer is lost on its way, if there is one. */
  deaf: boolean
}

export function wishFor(kind: Wish['kind'], reviewId: string, deaf = false): Wish {
  return { reviewId, kind, key: randomUUID(), told: undefined, deaf }
}

type Ready = { wish: Wish; person: Person; path: string; headers: Record<string, string>; body?: object }

/** Reads what there is to read first: signing needs it in each sign-in. */
export async function getReady(wish: Wish, { lead, gold }: People): Promise<Ready> {
  if (wish.kind === 'submit')
    return { wish, person: lead, path: `/reviews/${wish.reviewId}/submit`, headers: {} }
  const path = `/reviews/${wish.reviewId}/revisions/1`
  const { digest, tag } = await ask<RevisionReply>(gold, 'GET', path)
  const body = { digest, checks: [...GOLD_CHECKS], comment: null, reasonForAnotherGold: null }
  return { wish, person: gold, path: `${path}/sign-off`, headers: { 'if-match': tag }, body }
}

/** Asks, and returns the answer; undefined where the service went away before it was whole. */
export async function sendWish({ wish, person, path, headers, body }: Ready, origin = person.origin) {
  try {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: {
        ...person.headers,
        ...headers,
        'idempotency-key': wish.key,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: answer.status, text: await answer.text() }
  } catch {
    return undefined
  }
}

/** Whether what was wished for has happened, as the lead sees it. */
export async function isDone({ kind, reviewId }: Wish, { lead }: People): Promise<boolean> {
  const { state } = await ask<{ state: string }>(lead, 'GET', `/reviews/${reviewId}`)
  return state === (kind === 'sign_off' ? 'signed_off' : 'submitted')
}

/** Waits until both packs of each review can be had. Throws after a minute and a half. */
export async function untilPacked({ lead }: People, reviewIds: readonly string[]): Promise<void> {
  const waits = new Set(
    reviewIds.flatMap((id) => ['force', 'recipient'].map((audience) => `${id}/packs/${audience}`)),
  )
  for (let tries = 0; waits.size > 0; tries++) {
    if (tries === 450) throw new Error(`no pack came for ${[...waits].join(', ')}`)
    for (const path of waits) {
      const { status } = await fetch(`${lead.origin}/api/v1/reviews/${path}/json`, { headers: lead.headers })
      if (status === 200) waits.delete(path)
      else break
    }
    if (waits.size > 0) await wait(200)
  }
}

export type Settled = { acknowledged: number; unheard: number; undone: number; lost: string[] }

/** Asks for all of them at once, through `front` where there is one, and kills the service in the midst of it. */
export async function killAmong(
  { app, people }: Started,
  wishes: readonly Wish[],
  moment: number,
  front?: string,
): Promise<void> {
  const ready = await Promise.all(wishes.map((wish) => getReady(wish, people)))
  const asked = ready.map(async (each) => {
    const answer = await sendWish(each, front)
    if (!each.wish.deaf) each.wish.told = answer
  })
  await wait(moment)
  await app.kill()
  await Promise.all(asked)
}

/** Looks at what became of each wish: none that was acknowledged may be lost. */
export async function settle({ people }: Started, wishes: readonly Wish[], settled: Settled): Promise<void> {
  for (const wish of wishes) {
    const done = await isDone(wish, people)
    if (wish.told && !done) settled.lost.push(`${wish.kind} ${wish.reviewId}`)
    settled[wish.told ? 'acknowledged' : done ? 'unheard' : 'undone'] += 1
  }
}
