import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chanceFrom } from '#test/support/chance.ts'
import { addForce, type Force, reach } from '#test/support/main-job.ts'
import { faultOf, type Maximal, maximalRequests } from '#test/support/maximal-requests.ts'
import { memoryOf, openClient, type Received } from '#test/support/plain-client.ts'
import { type Served, startServed } from '#test/support/served.ts'

const seed = Number(process.env.MAXIMAL_SEED ?? Math.floor(Math.random() * 2 ** 31))
const AT_ONCE = 200
const MOST_MEMORY = 512
const REVIEWS = 10

/** The environment that the Dockerfile gives the service for its memory. */
function memorySettings(): Record<string, string> {
  const text = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8')
  const found = text.matchAll(/\b(MALLOC_\w+|NODE_OPTIONS)=(?:"([^"]*)"|(\S+))/g)
  const settings = Object.fromEntries(
    [...found].map(([, name, quoted, plain]) => [name, quoted ?? plain ?? '']),
  )
  expect(Object.keys(settings)).toEqual(['MALLOC_ARENA_MAX', 'MALLOC_MMAP_THRESHOLD_', 'NODE_OPTIONS'])
  return settings
}

let served: Served
let force: Force
let kinds: Record<string, Maximal>
beforeAll(async () => {
  served = await startServed(memorySettings())
  force = await addForce(served.api, 'suffolk')
  const reviews: string[] = []
  while (reviews.length < REVIEWS) reviews.push((await reach(served.api, force, 'draft', 3)).reviewId)
  kinds = maximalRequests(force.lead, reviews)
}, 60_000)
afterAll(() => served.close())

/** Sends 200 at once, each on a connection of its own, and then one plain request. Returns what was wrong. */
async function fire(name: string, all: readonly Maximal[]): Promise<string[]> {
  const client = openClient(served.app.port)
  const started = performance.now()
  const received = await Promise.all(all.map(({ make }, number) => client.ask(make(number))))
  const seconds = (performance.now() - started) / 1000
  const then = await client.ask({ path: '/api/v1/operations', headers: force.lead.headers })
  client.close()
  const { now, most } = memoryOf(served.app.pid)
  console.log(
    `${name}: ${countsOf(received)} in ${seconds.toFixed(1)} s, ${now} MB, at most ${most} MB, ` +
      `then ${then.status} in ${Math.round(then.milliseconds)} ms`,
  )
  const late = then.status === 200 && then.milliseconds < 2_000 ? [] : [`afterwards ${then.status}`]
  const faults = received.map((each, at) => faultOf(each, all[at]?.may ?? []))
  return [...new Set([...late, ...faults.filter((fault) => fault !== undefined)])].slice(0, 3)
}

function countsOf(received: readonly Received[]): string {
  const counts = new Map<number, number>()
  for (const { status } of received) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => `${count} × ${status}`).join(', ')
}

it(`200 of the largest requests at once, kind by kind and mixed, leave it under ${MOST_MEMORY} MB and answering`, async () => {
  console.log(`seed ${seed}; ${memoryOf(served.app.pid).now} MB at the start`)
  const faults: Record<string, string[]> = {}
  for (const [name, kind] of Object.entries(kinds)) {
    faults[name] = await fire(
      name,
      Array.from({ length: AT_ONCE }, () => kind),
    )
  }
  const chance = chanceFrom(seed)
  const mixed = Array.from({ length: AT_ONCE }, () => chance.pick(Object.values(kinds)))
  faults.mixed = await fire('mixed', mixed)
  expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([])
  expect(memoryOf(served.app.pid).most).toBeLessThan(MOST_MEMORY)
})

it('the control: a process that keeps what it is sent is seen to, and a wrong answer is one', async () => {
  const keeping = `const all = []; while (all.length < ${MOST_MEMORY}) all.push(Buffer.alloc(1048576, 1))
    console.log(all.length); setInterval(() => all, 1000)`
  const child = spawn(process.execPath, ['-e', keeping])
  await once(child.stdout, 'data')
  expect(memoryOf(child.pid ?? 0).most).toBeGreaterThan(MOST_MEMORY)
  child.kill('SIGKILL')

  const problem = { 'content-type': 'application/problem+json' }
  const fault = (status: number, headers: Record<string, string>, text = '{}') =>
    faultOf({ status, headers, text, milliseconds: 1 }, [200, 400])
  expect(fault(500, problem)).toBe('500: {}')
  expect(fault(503, problem)).toBe('no Retry-After, 503: {}')
  expect(fault(400, { 'content-type': 'text/html' })).toBe('text/html, 400: {}')
  expect(fault(400, problem, 'x'.repeat(5_000))).toContain('an echo of 5000')
  expect([fault(200, {}), fault(400, problem), fault(503, { ...problem, 'retry-after': '3' })]).toEqual(
    Array(3).fill(undefined),
  )
})
