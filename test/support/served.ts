import { type Api, ORIGIN, startApi } from './api.ts'
import { createTestDatabase } from './database.ts'
import { type RunningApp, startApp } from './running-app.ts'

/**
 * The service as a process of its own on a database of its own, and the same in this process, for making people and
 * records there without passing through the door.
 */
export type Served = { app: RunningApp; api: Api; close: () => Promise<void> }

export async function startServed(env: Record<string, string> = {}): Promise<Served> {
  const database = await createTestDatabase()
  const api = await startApi({ database })
  const app = await startApp({
    env: {
      DATABASE_URL: database.serviceUrl,
      MIGRATE_DATABASE_URL: database.ownerUrl,
      PUBLIC_ORIGIN: ORIGIN,
      ...env,
    },
  })
  return {
    app,
    api,
    close: async () => {
      await app.stop()
      await api.close()
    },
  }
}
