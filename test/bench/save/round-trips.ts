import { setTimeout as wait } from 'node:timers/promises'
import type { CountingProxy } from '../../support/counting-proxy.ts'

const TRIES = 20
/** In milliseconds. A service that has just started makes its checkpoints and asks for jobs, which count as well. */
const QUIET = 50

/** How often a save waits for the database: the fewest of many tries, each begun where nothing else is asked. */
export async function roundTripsOf(proxy: CountingProxy, save: () => Promise<void>): Promise<number> {
  const taken: number[] = []
  for (let tries = 0; tries < TRIES; tries += 1) {
    do {
      proxy.taken()
      await wait(QUIET)
    } while (proxy.taken() > 0)
    await save()
    taken.push(proxy.taken())
  }
  return Math.min(...taken)
}
