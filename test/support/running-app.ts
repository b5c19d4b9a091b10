import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './postgres.ts'

/** The programs that npm run starts. */
export const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url))
export const SEED = fileURLToPath(new URL('../../server/seed.ts', import.meta.url))
export const BUILD_CLIENT = fileURLToPath(new URL('../../server/build-client.ts', import.meta.url))

/** The service as a process of its own, as a person would start it. */
export type RunningApp = {
  origin: string
  dataDir: string
  port: number
  pid: number
  /** All it has printed so far. */
  output: () => string
  /** Processor seconds it has used so far: unlike the clock, they do not count what else the machine is doing. */
  secondsOfWork: () => number
  /** Ends it as an operator would. Throws when that takes over 10 seconds or does not exit with 0. */
  stop: () => Promise<void>
  /** Ends it as a power cut would. */
  kill: () => Promise<void>
}

type Options = {
  env?: Record<string, string>
  /** Work in this folder and leave it there. Without it the app gets a new one, removed when it stops. */
  dataDir?: string
  /** Fill the new folder from this one. */
  copyOf?: string
  /** Answer here: as before a restart, for pages that are still open. */
  port?: number
}

/** What an ended process said, and its exit code. */
export type Ended = { code: number | null; stdout: string; stderr: string }

/** Starts the app on a free port and waits until it answers. Throws with what it printed when it ends instead. */
export async function startApp(options: Options = {}): Promise<RunningApp> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'running-app-'))
  if (options.copyOf) cpSync(options.copyOf, dataDir, { recursive: true })
  const port = options.port ?? (await freePort())
  const child = spawnMain({ DATA_DIR: dataDir, PORT: String(port), ...options.env })
  const printed = listen(child)
  const origin = `http://127.0.0.1:${port}`
  await answer(child, origin, printed)
  const end = async (signal: NodeJS.Signals) => {
    const exit = once(child, 'exit')
    child.kill(signal)
    const [code] = await exit
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
    return code
  }
  return {
    origin,
    dataDir,
    port,
    pid: child.pid ?? 0,
    output: () => printed.stdout + printed.stderr,
    secondsOfWork: () => secondsOfWork(child),
    stop: async () => {
      const started = performance.now()
      const code = await end('SIGTERM')
      const seconds = (performance.now() - started) / 1000
      if (code !== 0) throw new Error(`it ended with ${code}: ${printed.stderr}`)
      if (seconds > 10) throw new Error(`it took ${seconds} s to end`)
    },
    kill: async () => {
      await end('SIGKILL')
    },
  }
}

/** Runs the app, or another entry, where it is expected to end by itself. */
export async function runToEnd(
  env: Record<string, string>,
  entry = MAIN,
  args: string[] = [],
): Promise<Ended> {
  const child = spawnMain(env, entry, args)
  const printed = listen(child)
  const [code] = await once(child, 'close')
  return { code, ...printed }
}

// Tests ask more in a minute than people do.
const UNLIMITED = { REQUESTS_PER_SESSION: '0', REQUESTS_PER_ADDRESS: '0', SIGN_INS_PER_ADDRESS: '0' }

/** Nothing of this process's own settings reaches the app but where to find programs. */
function spawnMain(env: Record<string, string>, entry = MAIN, args: string[] = []): ChildProcess {
  const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env
  const child = spawn(process.execPath, [entry, ...args], {
    env: { PATH, HOME, TMPDIR, NODE_ENV: 'test', TEST_LOGIN: '1', ...UNLIMITED, ...env },
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

const running = new Set<ChildProcess>()

/** Ends what a failed test left running. Every test file does it at its end (no-leftovers.ts). */
export function killLeftovers(): void {
  for (const child of running) child.kill('SIGKILL')
}

// Fields 14 and 15 of /proc/PID/stat, in hundredths of a second; other systems do not tell.
function secondsOfWork({ pid }: ChildProcess): number {
  if (process.platform !== 'linux') return 0
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
  const [user = 0, system = 0] = afterName.split(' ').slice(11, 13).map(Number)
  return (user + system) / 100
}

function listen(child: ChildProcess): { stdout: string; stderr: string } {
  const printed = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk) => {
    printed.stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    printed.stderr += chunk
  })
  return printed
}

async function answer(child: ChildProcess, origin: string, printed: { stderr: string }): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (child.exitCode !== null) throw new Error(`the app did not start: ${printed.stderr}`)
    try {
      const { ok } = await fetch(`${origin}/healthz`)
      if (ok) return
    } catch {
      await wait(50)
    }
  }
  child.kill('SIGKILL')
  throw new Error(`the app did not answer within a minute: ${printed.stderr}`)
}
