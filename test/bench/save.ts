import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startCountingProxy } from '../support/counting-proxy.ts'
import { type Person, signIn, startDraft } from '../support/drafts.ts'
import { startPostgres } from '../support/postgres.ts'
import { killLeftovers, runToEnd, SEED, startApp } from '../support/running-app.ts'
import { type Saver, saveFor, saverOf, warmUp } from './save/load.ts'
import { roundTripsOf } from './save/round-trips.ts'
import { printStages } from './save/stages.ts'
import { workOf, workOfSiblings } from './save/work.ts'

/**
 * Section saves through the whole service (real HTTP, session, row security, lock, save number, access log) against
 * the same bytes in one UPDATE by bare Fastify and pg: same run, turn about, same number of savers at once.
 * Exits with 1 below half the bare rate or above three times the bare p99, at any size.
 */
const TARGET = { ratio: 0.5, p99: 3 }
const SAVERS = Number(process.env.SAVERS ?? 8)
const TURNS = Number(process.env.TURNS ?? 6)
const TURN_MS = 1_000
const WARM_UP = Number(process.env.WARM_UP ?? 1_000)
const SIZES = [2, 8, 32]
const SECTION = 'debrief'
const PASSAGES = ['hot-well', 'hot-less-well', 'hot-safety'] as const
const BARE = fileURLToPath(new URL('save/bare.ts', import.meta.url))
// A server that serves waits for the disk; DURABLE=0 shows what is left when neither side does.
const DURABLE = process.env.DURABLE !== '0'

/** Prose of so many kilobytes, spread over passages so that none is over its limit. */
function prose(kilobytes: number): Record<string, string> {
  const words = 'Officers held the line at the square while the second march came up the high street. '
  const each = Math.floor((kilobytes * 1024) / PASSAGES.length)
  return Object.fromEntries(
    PASSAGES.map((id) => [id, words.repeat(Math.ceil(each / words.length)).slice(0, each)]),
  )
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const p99 = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0

/** One of the two: who saves, and what it costs in processor time. */
type Side = {
  savers: readonly Saver[]
  pid: number
  latencies: number[]
  rates: number[]
  work: number
  database: number
}

const sideOf = (savers: readonly Saver[], pid: number): Side => ({
  savers,
  pid,
  latencies: [],
  rates: [],
  work: 0,
  database: 0,
})

/** The two take turns; which comes first changes with each. */
async function takeTurns(sides: readonly [Side, Side], backend: number): Promise<void> {
  for (const { savers } of sides) await warmUp(savers, WARM_UP)
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const side of turn % 2 === 0 ? sides : sides.toReversed()) {
      const before = [workOf(side.pid), workOfSiblings(backend)] as const
      const latencies = await saveFor(side.savers, TURN_MS)
      side.latencies.push(...latencies)
      side.rates.push((latencies.length * 1000) / TURN_MS)
      side.work += workOf(side.pid) - before[0]
      side.database += workOfSiblings(backend) - before[1]
    }
  }
}

/** Processor milliseconds for one save. */
const each = (side: Side, work: number) => (work / Math.max(1, side.latencies.length)).toFixed(2)

function report(size: number, ours: Side, bare: Side): boolean {
  const ratio = middle(ours.rates) / middle(bare.rates)
  const slower = p99(ours.latencies) / p99(bare.latencies)
  console.log(
    `save ${size}KB ratio ${ratio.toFixed(2)} p99 ${slower.toFixed(1)}x ` +
      `(${middle(ours.rates)}/s of ${middle(bare.rates)}/s; ` +
      `p99 ${p99(ours.latencies).toFixed(1)} ms of ${p99(bare.latencies).toFixed(1)} ms; ` +
      `processor time of a save: service ${each(ours, ours.work)} ms of ${each(bare, bare.work)} ms, ` +
      `database ${each(ours, ours.database)} ms of ${each(bare, bare.database)} ms)`,
  )
  return ratio >= TARGET.ratio && slower <= TARGET.p99
}

async function startBare(url: string): Promise<{ origin: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [BARE, url, String(SAVERS)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { origin: line.toString('utf8').trim(), child }
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

function saversOf(lead: Person, reviews: readonly string[], saved: Map<string, number>, kilobytes: number) {
  return reviews.map((id) =>
    saverOf({
      url: `${lead.origin}/api/v1/reviews/${id}/sections/${SECTION}`,
      headers: lead.headers,
      answers: prose(kilobytes),
      saveNumber: saved.get(id) ?? 0,
    }),
  )
}

async function saveNumbers(url: string): Promise<Map<string, number>> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(
    'select review_id, save_number from review_section where section_id = $1',
    [SECTION],
  )
  await client.end()
  return new Map(
    rows.map((row: { review_id: string; save_number: number }) => [row.review_id, row.save_number]),
  )
}

const postgres = await startPostgres({ durable: DURABLE })
const owner = postgres.url('pelr')
const children: ChildProcess[] = []
let passed = true
try {
  const admin = new pg.Client(postgres.url('postgres'))
  await admin.connect()
  await admin.query('create database pelr')
  await admin.query('create database bare')
  const seeded = await runToEnd({ DATABASE_URL: owner }, SEED, ['demo'])
  if (seeded.code !== 0) throw new Error(`the database could not be filled: ${seeded.stderr}`)
  await admin.query('create role pelr_service login noinherit in role pelr_app, pelr_job')
  const { rows } = await admin.query('select pg_backend_pid() as pid')
  const backend: number = rows[0].pid

  const service = { DATABASE_URL: postgres.url('pelr', 'pelr_service'), MIGRATE_DATABASE_URL: owner }
  const profiled = process.env.CPU_PROF
    ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${process.env.CPU_PROF}` }
    : {}
  const app = await startApp({ env: { ...service, ...profiled } })
  const { origin, child } = await startBare(postgres.url('bare'))
  children.push(child)
  const lead = await signIn(app.origin, 'rowan-hale')
  const reviews: string[] = []
  for (let number = 0; number < SAVERS; number += 1) reviews.push(await startDraft(lead, number))

  console.log(
    `durable ${DURABLE ? 'fsync on, synchronous_commit on' : 'fsync off, synchronous_commit off'}, both sides`,
  )
  for (const size of SIZES) {
    const ours = saversOf(lead, reviews, await saveNumbers(owner), size)
    const bare = reviews.map((_, at) =>
      saverOf({ url: `${origin}/sections/${at}`, headers: {}, answers: prose(size), saveNumber: 0 }),
    )
    const sides = [sideOf(ours, app.pid), sideOf(bare, child.pid ?? 0)] as const
    await takeTurns(sides, backend)
    for (const saver of [...ours, ...bare]) saver.close()
    passed = report(size, ...sides) && passed
  }
  const [id = ''] = reviews
  const saveNumber = (await saveNumbers(owner)).get(id) ?? 0
  await printStages(service.DATABASE_URL, lead, { id, section: SECTION, saveNumber, answers: prose(2) })
  await app.stop()

  const proxy = await startCountingProxy(service.DATABASE_URL)
  const counted = await startApp({ env: { ...service, DATABASE_URL: proxy.through(service.DATABASE_URL) } })
  const again = await signIn(counted.origin, 'rowan-hale')
  for (const one of saversOf(again, [id], await saveNumbers(owner), 2)) {
    console.log(`save round trips ${await roundTripsOf(proxy, one.save)}`)
    one.close()
  }
  await counted.stop()
  await proxy.close()
  await admin.end()
} finally {
  for (const child of children) await ended(child)
  killLeftovers()
  await postgres.stop()
}
process.exitCode = passed ? 0 : 1
