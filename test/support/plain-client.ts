import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export type Sent = {
  method?: 'GET' | 'POST' | 'PUT'
  path: string
  headers?: Record<string, string>
  body?: Buffer
  /** The address of this machine that the request comes from: all of 127.0.0.0/8 is on Linux. */
  from?: string
  /** Sends the body without saying how long it is. */
  chunked?: boolean
}

/** What came back, and how long it took from the first byte sent to the last byte read. */
export type Received = { status: number; headers: IncomingHttpHeaders; text: string; milliseconds: number }

/** A client that keeps its connections, as browsers do. `close` ends them. */
export function openClient(port: number, mostSockets = Number.POSITIVE_INFINITY) {
  const agent = new Agent({ keepAlive: true, maxSockets: mostSockets })
  const ask = ({ method = 'GET', path, headers = {}, body, from = '127.0.0.1', chunked }: Sent) =>
    new Promise<Received>((resolve, reject) => {
      const started = performance.now()
      const typed = body === undefined ? {} : { 'content-type': 'application/json' }
      const length = body === undefined || chunked ? {} : { 'content-length': String(body.length) }
      const sent = request({
        agent,
        port,
        method,
        path,
        host: '127.0.0.1',
        localAddress: from,
        headers: {
          ...typed,
          ...length,
          ...headers,
        },
      })
      sent.on('error', reject)
      sent.on('response', (reply) => {
        const chunks: Buffer[] = []
        reply.on('data', (chunk) => chunks.push(chunk))
        reply.on('error', reject)
        reply.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const milliseconds = performance.now() - started
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text, milliseconds })
        })
      })
      sent.end(body)
    })
  return { ask, close: () => agent.destroy() }
}

/** Resident memory of a process in MB: now, and the most it ever was. Linux alone tells. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') }
}

/** The value below which this part of them lies; of one hundred numbers and 0.95 the ninety-fifth. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

/** How many sockets a process has open. Linux alone tells. */
export function socketsOf(pid: number): number {
  const links = readdirSync(`/proc/${pid}/fd`).map((name) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${name}`)
    } catch {
      return ''
    }
  })
  return links.filter((link) => link.startsWith('socket:')).length
}
