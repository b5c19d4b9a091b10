import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf } from '../error-code.ts'
import { StartRefused } from '../start-refused.ts'

/** A folder held by this process until it is released or the process ends, however it ends. */
type FolderLock = { release: () => void }

/**
 * Takes a data folder for this process. Two processes in one folder would lose each other's work, so a second
 * one gets StartRefused. What a dead process left behind is taken over.
 */
export async function lockDataFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'lock')
  const own = ownerLine(process.pid)
  for (let attempt = 0; attempt < 20; attempt++) {
    if (createExclusively(file, own)) {
      // Another may be putting back a lock that it moved by mistake: whose it is shows a moment later.
      await wait(30)
      if (readIfThere(file) === own) return { release: () => releaseIfOwn(file, own) }
    }
    const found = readIfThere(file)
    if (found === undefined) continue
    if (isAlive(found)) throw refusal(folder, found)
    // Somebody may have created the file and be about to write into it.
    if (found === '' && attempt < 5) await wait(20)
    else takeAway(file, found)
  }
  throw new StartRefused(`The data folder ${folder} could not be locked.`)
}

function refusal(folder: string, owner: string): StartRefused {
  return new StartRefused(
    `Process ${owner.split(' ')[0]} already works in the data folder ${folder}: end it, or set DATA_DIR to another folder.`,
  )
}

function createExclusively(file: string, content: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, content)
    closeSync(handle)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

// Moving is atomic: of two processes that found the same dead owner only one gets the file it read.
function takeAway(file: string, found: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if (readIfThere(aside) === found) rmSync(aside, { force: true })
  else renameSync(aside, file)
}

function releaseIfOwn(file: string, own: string): void {
  if (readIfThere(file) === own) rmSync(file, { force: true })
}

function isAlive(owner: string): boolean {
  const pid = Number(owner.split(' ')[0])
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  // A process number is given again, in a container at every start; the moment it began is not.
  return ownerLine(pid) === owner
}

function ownerLine(pid: number): string {
  return `${pid} ${startOf(pid)}`.trim()
}

/** When a process began, in ticks since the machine started and with that start's id; empty where it cannot be told. */
function startOf(pid: number): string {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
    return `${afterName.split(' ')[19]} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`
  } catch {
    return ''
  }
}
