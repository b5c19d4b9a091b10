import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connect } from '#server/db/connect.ts'

const writer = fileURLToPath(new URL('../support/acknowledging-writer.ts', import.meta.url))
const ROUNDS = 20

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'killed-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

/** Lets the writer work for a moment, kills it, and returns the last number it acknowledged. */
async function killOnce(moment: number, ...args: string[]): Promise<number> {
  const child = spawn(process.execPath, [writer, dataDir, ...args])
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  await once(child.stdout, 'data')
  await wait(moment)
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
  return Number(printed.trim().split('\n').at(-1))
}

/** What is there after the kill: the last whole pair, and numbers that have only one row of their two. */
async function recover(): Promise<{ last: number; torn: number; seconds: number }> {
  const started = performance.now()
  const database = await connect({ dataDir, databaseUrl: undefined, migrateDatabaseUrl: undefined })
  const { rows } = await sql<{ last: number; torn: number }>`
    select max(w.number) as last, count(*) filter (where w.number is null or t.number is null) as torn
    from written w full join twin t using (number)`.execute(database.db)
  const seconds = (performance.now() - started) / 1000
  await database.close()
  return { last: rows[0]?.last ?? 0, torn: rows[0]?.torn ?? 0, seconds }
}

it(`keeps every acknowledged pair of rows through ${ROUNDS} kills, and is back within 5 seconds`, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  console.log(`seed ${seed}`)
  for (let round = 0; round < ROUNDS; round++) {
    const moment = (seed >> (round % 16)) % 300
    const acknowledged = await killOnce(moment)
    const { last, torn, seconds } = await recover()
    expect({ round, torn, lost: last < acknowledged }).toEqual({ round, torn: 0, lost: false })
    expect(seconds).toBeLessThan(5)
  }
})

it('would notice a service that acknowledges before it has committed', async () => {
  let lost = 0
  for (let round = 0; round < ROUNDS && lost === 0; round++) {
    const acknowledged = await killOnce(round * 7, 'too-early')
    if ((await recover()).last < acknowledged) lost++
  }
  expect(lost).toBe(1)
})
