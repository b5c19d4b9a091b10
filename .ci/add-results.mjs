// Adds up the parts of a run: `node .ci/add-results.mjs FOLDER`. Plain JavaScript, for nothing may be installed.
// A part left NAME.exit, its exit code, and, if it counts tests, NAME.json from the test runner.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2] ?? '.'
let passed = 0
let failed = 0
for (const file of readdirSync(folder).filter((name) => name.endsWith('.exit'))) {
  const exit = readFileSync(join(folder, file), 'utf8').trim()
  const counts = readCounts(join(folder, file.replace(/exit$/, 'json')))
  passed += counts ? counts.passed : Number(exit === '0')
  // A part that failed without a failed test still failed: it ran out of time, or could not begin.
  failed += counts?.failed || Number(exit !== '0')
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function readCounts(file) {
  if (!existsSync(file)) return undefined
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests }
}
