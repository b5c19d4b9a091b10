import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildClient } from '#server/build-client.ts'
import { startApp } from './running-app.ts'
import { findBrowser } from './tools.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the demonstration in it, to be copied: `startApp({ copyOf: inject('dataDir') })`. */
    dataDir: string
  }
}

/** Before the journeys: the pages are built, and one first start fills a data folder for all of them to copy. */
export async function setup(project: TestProject): Promise<() => void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'journeys-'))
  project.provide('dataDir', dataDir)
  if (findBrowser()) {
    await buildClient()
    const app = await startApp({ dataDir })
    await app.stop()
  }
  return () => rmSync(dataDir, { recursive: true, force: true })
}
