import { Agent, request } from 'node:http'

/** Somebody who saves one section again and again over a connection of their own. */
export type Saver = { save: () => Promise<void>; close: () => void }

type Target = {
  url: string
  headers: Record<string, string>
  answers: Record<string, string>
  saveNumber: number
}

/** A saver whose every save must be acknowledged with the next save number; anything else throws. */
export function saverOf({ url, headers, answers, saveNumber }: Target): Saver {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const rest = JSON.stringify(answers)
  let number = saveNumber
  const save = () =>
    new Promise<void>((resolve, reject) => {
      const body = Buffer.from(`{"saveNumber":${number},"answers":${rest}}`)
      const asked = request(url, {
        method: 'PUT',
        agent,
        headers: { ...headers, 'content-type': 'application/json', 'content-length': body.length },
      })
      asked.on('response', (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8')
          if (response.statusCode !== 200)
            return reject(new Error(`a save answered ${response.statusCode}: ${text}`))
          const next = (JSON.parse(text) as { saveNumber: number }).saveNumber
          if (next !== number + 1) return reject(new Error(`a save of ${number} answered ${next}`))
          number = next
          resolve()
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  return { save, close: () => agent.destroy() }
}

/** Saves with everyone at once for so long. Latencies in milliseconds, one for each save. */
export async function saveFor(savers: readonly Saver[], ms: number): Promise<number[]> {
  const until = performance.now() + ms
  const latencies: number[] = []
  await Promise.all(
    savers.map(async ({ save }) => {
      while (performance.now() < until) {
        const started = performance.now()
        await save()
        latencies.push(performance.now() - started)
      }
    }),
  )
  return latencies
}

/** So many saves with everyone at once, before anything is measured: plans are made and code is compiled. */
export async function warmUp(savers: readonly Saver[], saves: number): Promise<void> {
  let left = saves
  await Promise.all(
    savers.map(async ({ save }) => {
      while (left-- > 0) await save()
    }),
  )
}
