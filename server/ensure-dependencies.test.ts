import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fresh-clone-'))
  mkdirSync(join(root, 'server'))
  cpSync(new URL('./ensure-dependencies.mjs', import.meta.url), join(root, 'server/ensure-dependencies.mjs'))
  writeFileSync(join(root, 'package-lock.json'), lock('1.0.0'))
  writeFileSync(
    join(root, 'npm.mjs'),
    `import { mkdirSync, writeFileSync } from 'node:fs'
     mkdirSync('node_modules', { recursive: true })
     writeFileSync('called', process.argv.slice(2).join(' '))
     if (process.env.FAIL) { console.error('npm error no network'); process.exit(1) }`,
  )
})
afterEach(() => rmSync(root, { recursive: true }))

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'it' },
      'node_modules/a': { version, integrity: `sha512-${version}` },
      'node_modules/only-elsewhere': { version: '1.0.0', integrity: 'sha512-x', optional: true },
    },
  })

/** Runs it in the clone as npm would, as any version of Node. Returns also how npm was called, if it was. */
function run({ node = '24.1.0', env = {} } = {}): SpawnSyncReturns<string> & { npm: string | undefined } {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${node}' })`
  writeFileSync(join(root, 'pretend.mjs'), pretend)
  rmSync(join(root, 'called'), { force: true })
  const ran = spawnSync(
    process.execPath,
    ['--import', pathToFileURL(join(root, 'pretend.mjs')).href, join(root, 'server/ensure-dependencies.mjs')],
    { encoding: 'utf8', env: { PATH: '', npm_execpath: join(root, 'npm.mjs'), ...env } },
  )
  const called = join(root, 'called')
  return { ...ran, npm: existsSync(called) ? readFileSync(called, 'utf8') : undefined }
}

it('installs exactly what is locked, without running anybody’s install script, and says so', () => {
  const first = run()
  expect(first).toMatchObject({
    status: 0,
    stdout: 'Installing packages; this takes some seconds the first time.\n',
    stderr: '',
    npm: 'ci --ignore-scripts --include=dev --include=optional',
  })
})

it('is silent and quick the second time, and installs again when the lockfile changed', () => {
  run()
  expect(run()).toMatchObject({ status: 0, stdout: '', npm: undefined })
  writeFileSync(join(root, 'package-lock.json'), lock('1.0.1'))
  expect(run().npm).toBeDefined()
})

it('accepts what npm has already installed, but not another version of it', () => {
  mkdirSync(join(root, 'node_modules'))
  const record = (version: string) =>
    JSON.stringify({ packages: { 'node_modules/a': { version, integrity: `sha512-${version}` } } })
  writeFileSync(join(root, 'node_modules/.package-lock.json'), record('0.9.0'))
  expect(run().npm).toBeDefined()
  rmSync(join(root, 'node_modules/.lock-sha256'))
  writeFileSync(join(root, 'node_modules/.package-lock.json'), record('1.0.0'))
  expect(run()).toMatchObject({ status: 0, npm: undefined })
})

it('ends with npm’s own words and a sentence when they cannot be installed, and tries again next time', () => {
  expect(run({ env: { FAIL: '1' } })).toMatchObject({
    status: 1,
    stderr: 'npm error no network\nThe packages could not be installed; what is printed above says why.\n',
  })
  expect(run().npm).toBeDefined()
})

it('refuses a Node that is too old to install with', () => {
  expect(run({ node: '20.18.3' })).toMatchObject({
    status: 1,
    stderr: 'This needs Node 20.19 or newer, and this is Node 20.18.3.\n',
    npm: undefined,
  })
})

it('refuses a Node that is too old to run with where no packaged one came', () => {
  const refused = run({ node: '20.19.0' })
  expect(refused.status).toBe(1)
  expect(refused.stderr).toMatch(
    /^There is no packaged Node for \w+ on \w+: install Node 24 or newer, for this is Node 20\.19\.0\.\n$/,
  )
})
