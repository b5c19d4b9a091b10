import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from '../start-refused.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { type Embedded, openEmbedded } from './embedded.ts'

/** What the embedded database writes into PG_VERSION; a folder of another version cannot be opened. */
const POSTGRES_VERSION = '18'

/**
 * Opens the embedded database in a data folder, which stays locked until it is closed.
 * A new database is made and filled beside its place and moved there when it is whole.
 */
export async function openDataFolder(
  folder: string,
  fill: (embedded: Embedded) => Promise<void>,
): Promise<Embedded> {
  makeFolder(folder)
  const lock = await lockDataFolder(folder)
  try {
    const place = join(folder, 'database')
    if (!existsSync(place)) await makeDatabase(place, fill)
    const embedded = await openPlace(place)
    return {
      pool: embedded.pool,
      close: async () => {
        await embedded.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    throw new StartRefused(`The data folder ${folder} cannot be made: set DATA_DIR to a folder that can.`)
  }
}

async function makeDatabase(place: string, fill: (embedded: Embedded) => Promise<void>): Promise<void> {
  const unfinished = `${place}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const embedded = await openEmbedded(unfinished)
  try {
    await fill(embedded)
  } finally {
    await embedded.close()
  }
  renameSync(unfinished, place)
}

async function openPlace(place: string): Promise<Embedded> {
  const version = readVersion(place)
  if (version !== POSTGRES_VERSION) {
    throw new StartRefused(
      `${place} holds ${version ? `a database of version ${version}` : 'no database'}, and this program needs version ${POSTGRES_VERSION}: set DATA_DIR to another folder.`,
    )
  }
  try {
    return await openEmbedded(place)
  } catch {
    throw new StartRefused(
      `The database in ${place} cannot be opened: restore a copy of it, or set DATA_DIR to another folder.`,
    )
  }
}

function readVersion(place: string): string | undefined {
  try {
    return readFileSync(join(place, 'PG_VERSION'), 'utf8').trim()
  } catch {
    return undefined
  }
}
