// Runs before anything else, on whatever Node the machine has, with nothing installed: plain JavaScript only.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_TO_INSTALL_WITH = [20, 19]
const OLDEST_TO_RUN_WITH = [24, 0]

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.lock-sha256')

refuseOldNode()
installWhatIsMissing()
const node = findNode()
if (process.argv.includes('--client')) {
  const built = spawnSync(node, [join(root, 'server', 'build-client.ts')], { stdio: 'inherit' })
  if (built.status !== 0) end('The pages could not be built; what is printed above says why.')
}

function refuseOldNode() {
  if (isOlder(process.versions.node, OLDEST_TO_INSTALL_WITH)) {
    end(
      `This needs Node ${OLDEST_TO_INSTALL_WITH.join('.')} or newer, and this is Node ${process.versions.node}.`,
    )
  }
}

function installWhatIsMissing() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const digest = createHash('sha256').update(lock).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  if (!isInstalled(lock)) install()
  writeFileSync(stamp, digest)
}

/** Whether what npm says it installed is what the lockfile asks for; only an optional package may be absent. */
function isInstalled(lock) {
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(lock).packages
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  return (
    Object.keys(installed).every((path) => wanted[path]) &&
    Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
      if (path === '' || (optional && !installed[path])) return true
      return installed[path]?.version === version && installed[path]?.integrity === integrity
    })
  )
}

function install() {
  console.log('Installing packages; this takes some seconds the first time.')
  const npm = process.env.npm_execpath
  const [command, before] = npm ? [process.execPath, [npm]] : ['npm', []]
  const ran = spawnSync(
    command,
    [...before, 'ci', '--ignore-scripts', '--include=dev', '--include=optional'],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  if (ran.status !== 0) {
    process.stderr.write(ran.stderr ?? '')
    end('The packages could not be installed; what is printed above says why.')
  }
}

/** The Node that the packages brought, or this one where they brought none and it is new enough. */
function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const packaged = join(modules, `node-${platform}-${process.arch}`, 'bin', file)
  if (existsSync(packaged)) return packaged
  if (isOlder(process.versions.node, OLDEST_TO_RUN_WITH)) {
    end(
      `There is no packaged Node for ${platform} on ${process.arch}: install Node ${OLDEST_TO_RUN_WITH[0]} or newer, for this is Node ${process.versions.node}.`,
    )
  }
  return process.execPath
}

function isOlder(version, [major, minor]) {
  const [hasMajor, hasMinor] = version.split('.').map(Number)
  return hasMajor < major || (hasMajor === major && hasMinor < minor)
}

function end(sentence) {
  console.error(sentence)
  process.exit(1)
}
