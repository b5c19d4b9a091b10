import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPerson } from '#test/support/api.ts'
import { addForce, type Force, newOperation } from '#test/support/main-job.ts'
import { memoryOf, openClient, quantile, socketsOf } from '#test/support/plain-client.ts'
import { type Served, startServed } from '#test/support/served.ts'
import { drip, type Ended, openSlow, type SlowSocket } from '#test/support/slow-sockets.ts'

const EACH = 120
const MOST_MEMORY = 512
/** Seconds: an answer that stands unread for forty is looked at again after forty more, and then given up. */
const UNREAD = 80
/** Seconds, as server/app.ts has them, and how often it looks for who is over them. */
const [HEADERS, REQUEST, LOOK] = [10, 30, 2]
/** Seconds by which this process and that one may be late on a machine that is busy. */
const LATE = 4

let served: Served
let force: Force
let script: string
beforeAll(async () => {
  served = await startServed()
  force = await addForce(served.api, 'suffolk')
  const page = await (await fetch(served.app.origin)).text()
  script = /src="([^"]+\.js)"/.exec(page)?.[1] ?? ''
}, 60_000)
afterAll(() => served.close())

const head = (method: string, path: string, more: Record<string, string> = {}) =>
  `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${Object.entries({ ...force.lead.headers, ...more })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}`

type Kind = { open: (port: number) => SlowSocket; within: [number, number]; status: number }

function kinds(): Record<string, Kind> {
  const body = JSON.stringify(newOperation())
  const posting = head('POST', '/api/v1/operations', {
    'idempotency-key': randomUUID(),
    'content-type': 'application/json',
    'content-length': String(body.length),
  })
  const sends = (text: string) => (port: number) => {
    const slow = openSlow(port)
    slow.socket.write(text)
    return slow
  }
  return {
    'never says anything': { open: openSlow, within: [HEADERS, HEADERS + LOOK], status: 408 },
    'stops in the middle of its headers': {
      open: sends(head('GET', '/api/v1/operations')),
      within: [HEADERS, HEADERS + LOOK],
      status: 408,
    },
    'sends its headers byte by byte': {
      open: (port) => {
        const slow = openSlow(port)
        drip(slow.socket, head('GET', '/api/v1/operations', { 'x-long': 'x'.repeat(9_000) }), 100)
        return slow
      },
      within: [HEADERS, HEADERS + LOOK],
      status: 408,
    },
    'sends its body byte by byte': {
      open: (port) => {
        const slow = sends(`${posting}\r\n`)(port)
        drip(slow.socket, body, 500)
        return slow
      },
      within: [REQUEST, REQUEST + LOOK],
      status: 408,
    },
    'never sends its body': { open: sends(`${posting}\r\n`), within: [REQUEST, REQUEST + LOOK], status: 408 },
  }
}

/** Somebody reads and writes meanwhile. Returns how long each request took, in milliseconds. */
async function goOn(until: Promise<unknown>): Promise<number[]> {
  const client = openClient(served.app.port)
  let over = false
  void until.then(() => {
    over = true
  })
  const took: number[] = []
  while (!over) {
    const headers = { ...force.otherLead.headers, 'idempotency-key': randomUUID() }
    const asked = [
      { path: '/api/v1/operations', headers: force.otherLead.headers },
      {
        method: 'POST' as const,
        path: '/api/v1/operations',
        headers,
        body: Buffer.from(JSON.stringify(newOperation())),
      },
    ]
    for (const each of asked) {
      const { status, milliseconds } = await client.ask(each)
      expect([200, 201]).toContain(status)
      took.push(milliseconds)
    }
    await wait(400)
  }
  client.close()
  return took
}

function summary(name: string, ended: readonly Ended[]): string {
  const seconds = ended.map((each) => each.seconds)
  const statuses = [...new Set(ended.map(({ status }) => status ?? 'cut off'))].join(', ')
  return `${ended.length} × ${name}: ${statuses}, after ${Math.min(...seconds).toFixed(1)} to ${Math.max(...seconds).toFixed(1)} s`
}

/** So many connections, a few milliseconds after each other. */
async function openAll(open: (port: number) => SlowSocket): Promise<SlowSocket[]> {
  const all: SlowSocket[] = []
  while (all.length < EACH) {
    all.push(open(served.app.port))
    await wait(10)
  }
  return all
}

/** They ask for a script ten times and read nothing. Resolves once the service has no such connection. */
async function neverRead(): Promise<{ seconds: number; most: number }> {
  const before = socketsOf(served.app.pid)
  const started = performance.now()
  const all = await openAll((port) => {
    const slow = openSlow(port, { read: false })
    slow.socket.write(`${head('GET', script)}\r\n`.repeat(10))
    return slow
  })
  const seconds = () => (performance.now() - started) / 1000
  while (socketsOf(served.app.pid) > before + EACH / 10 && seconds() < 90) await wait(200)
  for (const { socket } of all) socket.destroy()
  return { seconds: seconds(), most: memoryOf(served.app.pid).most }
}

it(`${EACH} connections of each kind that is slow are ended in time, and nobody else waits for them`, async () => {
  const before = memoryOf(served.app.pid)
  const done = Promise.all(
    Object.entries(kinds()).map(async ([name, kind]) => {
      const slow = await openAll(kind.open)
      return { name, kind, ended: await Promise.all(slow.map((each) => each.ended)) }
    }),
  )
  const took = await goOn(done)
  const found = await done
  const after = memoryOf(served.app.pid)
  for (const { name, ended } of found) console.log(summary(name, ended))
  const p95 = quantile(took, 0.95)
  console.log(
    `${took.length} requests of others meanwhile, p95 ${Math.round(p95)} ms; ` +
      `${before.now} MB before, ${after.now} MB after, at most ${after.most} MB`,
  )
  for (const { name, kind, ended } of found) {
    const [from, to] = kind.within
    const wrong = ended.filter(
      ({ seconds, status }) => seconds < from - 1 || seconds > to + LATE || status !== kind.status,
    )
    expect({ name, wrong: wrong.slice(0, 2) }).toEqual({ name, wrong: [] })
  }
  expect(p95).toBeLessThan(500)
  expect(after.most).toBeLessThan(MOST_MEMORY)
})

it(`${EACH} connections that ask and never read are let go, and nobody else waits for them`, async () => {
  const unread = neverRead()
  const took = await goOn(Promise.all([unread, wait(10_000)]))
  const { seconds, most } = await unread
  const p95 = quantile(took, 0.95)
  console.log(
    `${EACH} × never reads: gone after ${seconds.toFixed(1)} s, at most ${most} MB; p95 of others ${Math.round(p95)} ms`,
  )
  expect(seconds).toBeLessThan(UNREAD + LATE)
  expect(p95).toBeLessThan(500)
  expect(most).toBeLessThan(MOST_MEMORY)
})

it('the control: one that is quick is answered, and one that waits for its answers gets them all', async () => {
  const quick = openSlow(served.app.port)
  quick.socket.write(`${head('GET', '/api/v1/operations', { connection: 'close' })}\r\n`)
  expect(await quick.ended).toMatchObject({ status: 200, seconds: expect.toSatisfy((s: number) => s < 5) })
  const client = openClient(served.app.port, 1)
  const asked = { path: '/api/v1/operations', headers: force.lead.headers }
  const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await client.ask(asked)).status))
  client.close()
  expect(statuses).toEqual(Array(20).fill(200))
})

const addLead = () => addPerson(served.api, force.id, ['debrief_lead'])

it('large bodies that do not come are cut off, and their room is others’ again', async () => {
  const { lead, otherLead, otherGold } = force
  const [another, asking] = [await addLead(), await addLead()]
  const slow = [lead, otherLead, otherGold, another].map((client) => {
    const headers = {
      ...client.headers,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
      'content-length': '1048576',
    }
    const each = openSlow(served.app.port)
    each.socket.write(`${head('POST', '/api/v1/operations', headers)}\r\n`)
    drip(each.socket, '{'.padEnd(200), 100)
    return each
  })
  await wait(500)
  const client = openClient(served.app.port)
  const askLarge = () =>
    client.ask({
      method: 'POST',
      path: '/api/v1/operations',
      headers: { ...asking.headers, 'idempotency-key': randomUUID() },
      body: Buffer.from(JSON.stringify({ ...newOperation(), place: 'x'.repeat(100_000) })),
    })
  const [meanwhile, ended] = await Promise.all([askLarge(), Promise.all(slow.map((each) => each.ended))])
  console.log(summary('a mebibyte that does not come', ended))
  expect(meanwhile.status).toBe(503)
  // A mebibyte at 64 KiB a second.
  for (const { seconds } of ended) expect(seconds).toBeLessThan(16 + LATE)
  expect((await askLarge()).status).toBe(400)
  client.close()
})
