import { type DatabaseProxy, startDatabaseProxy } from './database-proxy.ts'

/** Takes every row lock out of what the service asks, and says how many there were. */
export type UnlockingProxy = DatabaseProxy & { taken: () => number }

const LOCK = /\bfor (?:update|share)(?: of "\w+")?(?: nowait)?/g

/** Starts one in front of the server of this address. Blanks keep each message as long as it says that it is. */
export async function startUnlockingProxy(serverUrl: string): Promise<UnlockingProxy> {
  let taken = 0
  const blank = (lock: string) => {
    taken += 1
    return ' '.repeat(lock.length)
  }
  const proxy = await startDatabaseProxy(serverUrl, () => ({
    asked: (bytes) => Buffer.from(bytes.toString('latin1').replaceAll(LOCK, blank), 'latin1'),
  }))
  return { ...proxy, taken: () => taken }
}
