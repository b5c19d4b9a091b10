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

const counts = (numPassedTests: number, numFailedTests: number) =>
  JSON.stringify({ numPassedTests, numFailedTests })

it.each`
  because                                     | files                                                                      | line                       | status
  ${'all of it passed'}                       | ${{ 'check.exit': '0\n', 'test.exit': '0\n', 'test.json': counts(40, 0) }} | ${'41 passed, 0 failed\n'} | ${0}
  ${'a test failed'}                          | ${{ 'check.exit': '0\n', 'test.exit': '1\n', 'test.json': counts(39, 2) }} | ${'40 passed, 2 failed\n'} | ${1}
  ${'a part that counts nothing failed'}      | ${{ 'check.exit': '2\n', 'test.exit': '0\n', 'test.json': counts(40, 0) }} | ${'40 passed, 1 failed\n'} | ${1}
  ${'a part failed though every test passed'} | ${{ 'test.exit': '124\n', 'test.json': counts(40, 0) }}                    | ${'40 passed, 1 failed\n'} | ${1}
  ${'a part ended before it could count'}     | ${{ 'check.exit': '0\n', 'test.exit': '137\n' }}                           | ${'1 passed, 1 failed\n'}  | ${1}
  ${'nothing ran at all'}                     | ${{}}                                                                      | ${'0 passed, 0 failed\n'}  | ${1}
`('says $line when $because', ({ files, line, status }) => {
  expect(addUp(files)).toEqual({ stdout: line, status })
})
