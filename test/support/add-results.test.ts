import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const program = fileURLToPath(new URL('../../.ci/add-results.mjs', import.meta.url))

function addUp(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'results-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const { stdout, status } = spawnSync(process.execPath, [program, folder], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return { stdout, status }
}

const counts = (numPassedTests: number, numFailedTests: number, testResults: unknown[] = []) =>
  JSON.stringify({ numPassedTests, numFailedTests, testResults })

it.each`
  because                                     | files                                                                      | line                     | status
  ${'all of it passed'}                       | ${{ 'check.exit': '0\n', 'test.exit': '0\n', 'test.json': counts(40, 0) }} | ${'41 passed, 0 failed'} | ${0}
  ${'a test failed'}                          | ${{ 'check.exit': '0\n', 'test.exit': '1\n', 'test.json': counts(39, 2) }} | ${'40 passed, 2 failed'} | ${1}
  ${'a part that counts nothing failed'}      | ${{ 'check.exit': '2\n', 'test.exit': '0\n', 'test.json': counts(40, 0) }} | ${'40 passed, 1 failed'} | ${1}
  ${'a part failed though every test passed'} | ${{ 'test.exit': '124\n', 'test.json': counts(40, 0) }}                    | ${'40 passed, 1 failed'} | ${1}
  ${'a part ended before it could count'}     | ${{ 'check.exit': '0\n', 'test.exit': '137\n' }}                           | ${'1 passed, 1 failed'}  | ${1}
  ${'nothing ran at all'}                     | ${{}}                                                                      | ${'0 passed, 0 failed'}  | ${1}
`('ends with $line when $because', ({ files, line, status }) => {
  const added = addUp(files)
  expect(added.stdout.trimEnd().split('\n').at(-1)).toBe(line)
  expect(added.status).toBe(status)
})

it('says nothing but the count when all of it passed', () => {
  const log = 'a warning\n'
  expect(addUp({ 'check.exit': '0\n', 'check.log': log }).stdout).toBe('1 passed, 0 failed\n')
})

const test = (fullName: string, status: string, ...failureMessages: string[]) => ({
  fullName,
  status,
  failureMessages,
})

it('names each test that failed, with the beginning of its message', () => {
  const message = Array.from({ length: 100 }, (_, line) => `line ${line}`).join('\n')
  const results = counts(1, 1, [
    { name: 'a.test.ts', status: 'passed', message: '', assertionResults: [test('holds', 'passed')] },
    {
      name: 'b.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [test('signs once', 'failed', message)],
    },
  ])
  const { stdout } = addUp({ 'test.exit': '1\n', 'test.json': results })
  expect(stdout).toContain('== test failed, exit code 1\nb.test.ts > signs once\nline 0\n')
  expect(stdout).toContain('line 39\n')
  expect(stdout).not.toContain('line 40')
  expect(stdout).not.toContain('a.test.ts')
})

it('names a file of tests that could not begin', () => {
  const results = counts(0, 0, [
    { name: 'c.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
  ])
  expect(addUp({ 'test.exit': '1\n', 'test.json': results }).stdout).toContain(
    'c.test.ts\nCannot find module\n',
  )
})

it('repeats the last words of a part that counts nothing, or whose tests do not say why', () => {
  const log = Array.from({ length: 100 }, (_, line) => `word ${line}`).join('\n')
  const { stdout } = addUp({ 'check.exit': '2\n', 'check.log': log })
  expect(stdout).toContain('== check failed, exit code 2\nword 60\n')
  expect(stdout).toContain('word 99\n')
  expect(stdout).not.toContain('word 59')
  const late = addUp({ 'test.exit': '124\n', 'test.json': counts(40, 0), 'test.log': 'still at it\n' })
  expect(late.stdout).toContain('== test failed, exit code 124: out of time\nstill at it\n')
})
