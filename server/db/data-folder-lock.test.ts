import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockDataFolder } from './data-folder-lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const module = new URL('./data-folder-lock.ts', import.meta.url).href

/** Another process that locks the folder, says so or why not, and then waits to be ended. */
async function otherProcess() {
  const child = spawn(process.execPath, [
    '-e',
    `import(${JSON.stringify(module)}).then(({ lockDataFolder }) => lockDataFolder(${JSON.stringify(folder)})).then(
      () => { console.log('locked'); setInterval(() => {}, 1000) }, (error) => console.log(error.message))`,
  ])
  const [said] = await once(child.stdout, 'data')
  return { child, said: String(said).trim() }
}

it('refuses a second process and names the first one', async () => {
  const lock = await lockDataFolder(folder)
  const { said } = await otherProcess()
  expect(said).toBe(
    `Process ${process.pid} already works in the data folder ${folder}: end it, or set DATA_DIR to another folder.`,
  )
  lock.release()
})

it('lets the next process in once the first has released it', async () => {
  const lock = await lockDataFolder(folder)
  lock.release()
  expect(existsSync(join(folder, 'lock'))).toBe(false)
  const { child, said } = await otherProcess()
  expect(said).toBe('locked')
  child.kill('SIGKILL')
})

it('takes over what a killed process left behind', async () => {
  const { child } = await otherProcess()
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(existsSync(join(folder, 'lock'))).toBe(true)
  const lock = await lockDataFolder(folder)
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`))
  lock.release()
})

it('does not mistake a living process that was given a dead one’s number for the owner', async () => {
  writeFileSync(join(folder, 'lock'), `${process.ppid} 1 another-start-of-this-machine`)
  const lock = await lockDataFolder(folder)
  lock.release()
})

it('takes over a file that a crash left empty', async () => {
  writeFileSync(join(folder, 'lock'), '')
  const lock = await lockDataFolder(folder)
  lock.release()
})

it('gives one dead owner’s folder to exactly one of six processes', async () => {
  writeFileSync(join(folder, 'lock'), '999999999 1 another-start-of-this-machine')
  const others = await Promise.all(Array.from({ length: 6 }, otherProcess))
  expect(others.filter((other) => other.said === 'locked')).toHaveLength(1)
  for (const { child } of others) child.kill('SIGKILL')
})
