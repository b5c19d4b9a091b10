import { type DatabaseProxy, startDatabaseProxy } from './database-proxy.ts'

/** Counts how often the service waits for the database. */
export type CountingProxy = DatabaseProxy & {
  /** Round trips since the last call: something was sent after an answer, or first. */
  taken: () => number
}

/** Starts one in front of the server of this address. */
export async function startCountingProxy(serverUrl: string): Promise<CountingProxy> {
  let trips = 0
  const proxy = await startDatabaseProxy(serverUrl, () => {
    let waits = false
    return {
      asked: (bytes) => {
        if (!waits) trips += 1
        waits = true
        return bytes
      },
      answered: () => {
        waits = false
      },
    }
  })
  const taken = () => {
    const since = trips
    trips = 0
    return since
  }
  return { ...proxy, taken }
}
