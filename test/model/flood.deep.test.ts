import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { addPerson, ORIGIN } from '#test/support/api.ts'
import type { Flood, Flooded } from '#test/support/flooding.ts'
import { addForce, type Force, reach, register } from '#test/support/main-job.ts'
import { openClient, quantile } from '#test/support/plain-client.ts'
import { type Served, startServed } from '#test/support/served.ts'
import { addDemonstrationPerson } from '#test/support/session-rows.ts'
import { storePacks } from '#test/support/store-packs.ts'

const FLOODING = fileURLToPath(new URL('../support/flooding.ts', import.meta.url))
const VICTIM = 'rowan-hale'
const SAVES = 80
const LONGEST_SAVE = 500
const OPERATIONS = 60
/** What the service limits a minute to where nobody sets anything. */
const DEFAULTS = { REQUESTS_PER_SESSION: '600', REQUESTS_PER_ADDRESS: '300', SIGN_INS_PER_ADDRESS: '30' }

let served: Served
afterEach(() => served.close())

type Scene = { force: Force; draft: string; floods: Record<string, Omit<Flood, 'port'>> }

/** People, records, and what each flooder sends. Every flooder comes from an address of their own. */
async function prepare(): Promise<Scene> {
  const { api } = served
  const force = await addForce(api, 'suffolk')
  const auditor = await addPerson(api, 'suffolk-oversight', ['auditor'])
  await addDemonstrationPerson(api)
  for (let n = 0; n < OPERATIONS; n++) await register(force)
  const { reviewId: draft } = await reach(api, force, 'draft', 3)
  const { reviewId: signed } = await reach(api, force, 'signed_off')
  await storePacks(api, signed)
  const flood = (from: number, requests: Flood['requests']) => ({
    from: `127.0.0.${from}`,
    connections: 150,
    seconds: 6,
    requests,
  })
  const trying = { method: 'POST', path: '/api/v1/test-login', headers: { origin: ORIGIN } } as const
  const writing = { ...force.otherLead.headers, 'idempotency-key': crypto.randomUUID() }
  const rows = `{"saveNumber":0,"answers":{"timeline":[${'{},'.repeat(14_000)}{}]}}`
  return {
    force,
    draft,
    floods: {
      'tries to sign in as somebody': flood(2, [{ ...trying, body: JSON.stringify({ person: VICTIM }) }]),
      'coverage, over and over': flood(3, [{ path: '/api/v1/coverage', headers: auditor.headers }]),
      'the PDF, over and over': flood(4, [
        { path: `/api/v1/reviews/${signed}/packs/force/pdf`, headers: force.gold.headers },
      ]),
      'sections of nonsense': flood(5, [
        {
          method: 'PUT',
          path: `/api/v1/reviews/${draft}/sections/events`,
          headers: writing,
          body: rows,
        },
        {
          method: 'POST',
          path: '/api/v1/operations',
          headers: writing,
          body: `{"name":"${'x'.repeat(900_000)}`,
        },
      ]),
      'anything, by nobody': flood(6, [
        { path: '/api/v1/operations', headers: { cookie: 'pelr_session=made-up' } },
        { path: '/api/v1/nowhere' },
        { method: 'POST', path: '/api/v1/operations', body: '{"' },
      ]),
    },
  }
}

async function runFlood(flood: Omit<Flood, 'port'>): Promise<Flooded> {
  const child = spawn(process.execPath, [FLOODING])
  // Flooders have machines of their own: on this one they take what the service leaves.
  setPriority(child.pid ?? 0, constants.priority.PRIORITY_LOW)
  child.stdin.end(JSON.stringify({ ...flood, port: served.app.port }))
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return JSON.parse(said)
}

/**
 * Somebody types: a save every 50 ms or so. Returns how long each took, with every wait to try again where the service
 * was busy, as the page does it. Throws where one is not kept.
 */
async function saveAllAlong({ force, draft }: Scene, saved: { number: number }): Promise<number[]> {
  const client = openClient(served.app.port)
  const took: number[] = []
  for (let n = 0; n < SAVES; n++) {
    const started = performance.now()
    const answers = { expected: `What was expected, ${n}.` }
    const save = {
      method: 'PUT',
      path: `/api/v1/reviews/${draft}/sections/events`,
      headers: force.lead.headers,
      body: Buffer.from(JSON.stringify({ saveNumber: saved.number, answers })),
    } as const
    let received = await client.ask(save)
    while (received.status === 503) {
      console.log('a save was told that the service is busy')
      await wait(Number(received.headers['retry-after']) * 1000)
      received = await client.ask(save)
    }
    if (received.status !== 200) throw new Error(`a save was answered ${received.status}: ${received.text}`)
    saved.number += 1
    took.push(performance.now() - started)
    await wait(50)
  }
  client.close()
  return took
}

/** The person who is tried signs in from an address of their own. */
async function signInFrom(from: string): Promise<number> {
  const client = openClient(served.app.port)
  const body = Buffer.from(JSON.stringify({ person: VICTIM }))
  const headers = { origin: ORIGIN }
  const { status } = await client.ask({ method: 'POST', path: '/api/v1/test-login', headers, body, from })
  client.close()
  return status
}

it('whoever floods is told to wait, and nobody else waits for them', async () => {
  served = await startServed(DEFAULTS)
  const scene = await prepare()
  const saved = { number: 0 }
  const alone = await saveAllAlong(scene, saved)
  console.log(`nobody floods: p95 of a save ${Math.round(quantile(alone, 0.95))} ms`)
  for (const [name, flood] of Object.entries(scene.floods)) {
    const flooding = runFlood(flood)
    await wait(500)
    const [took, signedIn] = await Promise.all([saveAllAlong(scene, saved), signInFrom('127.0.0.9')])
    const { statuses, withoutWait } = await flooding
    const p95 = quantile(took, 0.95)
    console.log(`${name}: ${JSON.stringify(statuses)}; p95 of a save ${Math.round(p95)} ms`)
    expect({ name, refused: (statuses[429] ?? 0) > 50, withoutWait }).toEqual({
      name,
      refused: true,
      withoutWait: 0,
    })
    expect(Object.keys(statuses).filter((status) => status.startsWith('5') && status !== '503')).toEqual([])
    expect({ name, signedIn }).toEqual({ name, signedIn: 200 })
    expect(p95, name).toBeLessThan(LONGEST_SAVE)
  }
})

it('the control: without limits no flooder is refused', async () => {
  served = await startServed()
  const { floods } = await prepare()
  for (const [name, flood] of Object.entries(floods)) {
    const { statuses } = await runFlood({ ...flood, seconds: 2 })
    console.log(`${name}: ${JSON.stringify(statuses)}`)
    expect({ name, refused: statuses[429] ?? 0 }).toEqual({ name, refused: 0 })
  }
})
