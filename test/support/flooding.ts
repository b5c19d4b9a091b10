import { json } from 'node:stream/consumers'
import { openClient, type Sent } from './plain-client.ts'

/** What one flooder does: these requests over and over, on so many connections, for so long. */
export type Flood = {
  port: number
  from: string
  connections: number
  seconds: number
  /** Bodies as text. */
  requests: (Omit<Sent, 'body' | 'from'> & { body?: string })[]
}

/** How many answers had each status, and how many of 429 did not say how long to wait. */
export type Flooded = { statuses: Record<string, number>; withoutWait: number }

// A process of its own: it reads a Flood as JSON and prints a Flooded as JSON.
const flood = (await json(process.stdin)) as Flood
const client = openClient(flood.port)
const end = performance.now() + flood.seconds * 1000
const flooded: Flooded = { statuses: {}, withoutWait: 0 }

async function keepAsking(first: number): Promise<void> {
  for (let number = first; performance.now() < end; number++) {
    const { body, ...asked } = flood.requests[number % flood.requests.length] ?? { path: '/' }
    const sent = { ...asked, from: flood.from, ...(body === undefined ? {} : { body: Buffer.from(body) }) }
    const received = await client.ask(sent).catch(() => undefined)
    const status = received?.status ?? 'cut off'
    flooded.statuses[status] = (flooded.statuses[status] ?? 0) + 1
    if (status === 429 && !(Number(received?.headers['retry-after']) > 0)) flooded.withoutWait += 1
  }
}

await Promise.all(Array.from({ length: flood.connections }, (_, number) => keepAsking(number)))
client.close()
console.log(JSON.stringify(flooded))
