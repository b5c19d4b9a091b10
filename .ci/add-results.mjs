// Adds up the parts of a run: `node .ci/add-results.mjs FOLDER`. Plain JavaScript, for nothing may be installed.
// A part left NAME.exit, its exit code, NAME.log, what it printed, and, if it counts tests, NAME.json from the test
// runner. What failed is said again here, so that the end of a long log tells why.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const LINES_OF_A_FAILURE = 40

const folder = process.argv[2] ?? '.'
let passed = 0
let failed = 0
for (const file of readdirSync(folder).filter((name) => name.endsWith('.exit'))) {
  const part = file.replace(/\.exit$/, '')
  const exit = readFileSync(join(folder, file), 'utf8').trim()
  const results = readResults(join(folder, `${part}.json`))
  passed += results ? results.numPassedTests : Number(exit === '0')
  // A part that failed without a failed test still failed: it ran out of time, or could not begin.
  failed += results?.numFailedTests || Number(exit !== '0')
  if (exit !== '0') sayWhy(part, exit, results)
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function readResults(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function sayWhy(part, exit, results) {
  console.log(`== ${part} failed, exit code ${exit}${exit === '124' ? ': out of time' : ''}`)
  const reasons = results ? reasonsOfTests(results) : []
  // Nothing counted says why, so the part's last words do.
  for (const reason of reasons.length > 0 ? reasons : [lastWords(part)]) console.log(`${reason}\n`)
}

function reasonsOfTests({ testResults }) {
  return testResults.flatMap((file) => [
    ...(file.status === 'failed' && file.message ? [`${file.name}\n${firstLines(file.message)}`] : []),
    ...file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file.name} > ${test.fullName}\n${firstLines(test.failureMessages.join('\n'))}`),
  ])
}

function firstLines(text) {
  return text.split('\n').slice(0, LINES_OF_A_FAILURE).join('\n')
}

function lastWords(part) {
  const log = join(folder, `${part}.log`)
  return existsSync(log)
    ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LINES_OF_A_FAILURE).join('\n')
    : ''
}
