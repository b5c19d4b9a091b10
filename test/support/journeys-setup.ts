import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { BUILD_CLIENT, runToEnd, startApp } from './running-app.ts'
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
    const built = await runToEnd({}, BUILD_CLIENT)
    if (built.code !== 0) throw new Error(`the pages could not be built: ${built.stderr}`)
    const app = await startApp({ dataDir })
    await app.stop()
  }
  return () => rmSync(dataDir, { recursive: true, force: true })
}
