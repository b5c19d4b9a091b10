import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { columnParsers } from '#server/db/column-parsers.ts'
import type { Database } from '#server/db/connect.ts'
import { inContext } from '#server/db/context.ts'
import { WAITS } from '#server/db/pool.ts'
import type { Schema } from '#server/db/schema.ts'
import { codeOf } from '#server/error-code.ts'
import { type Api, startApi } from './api.ts'
import { atOnce } from './at-once.ts'
import type { Chance } from './chance.ts'
import type { TestDatabase } from './database.ts'
import { addForce, type Force, readyForReview, saveSection, start } from './main-job.ts'
import { declareSeries } from './situations.ts'

const FORCES = [
  'bedfordshire',
  'cheshire',
  'cumbria',
  'derbyshire',
  'dorset',
  'essex',
  'kent',
  'lancashire',
  'norfolk',
  'sussex',
] as const

/** What a run came to. `foreign` names each answer in which something of another force was found. */
type IsolationRun = {
  requests: number
  answers: Record<string, number>
  aborted: number
  cut: number
  foreign: string[]
}

type Team = { force: Force; paths: string[] }
export type Teams = { api: Api; database: TestDatabase; teams: Team[]; ids: Map<string, string> }

const AT_ONCE = 16

/** A word in everything that a force's people write, so that it is known wherever it turns up. */
const markOf = (force: string) => `MARK-${force}.`
const MARK = /MARK-([a-z-]+)\./g

/**
 * Two connections for everybody, on which one transaction in twenty is cut by the statement timeout half-way.
 * `forgetful`, for the control: as the tables' owner, and without the statement that says on whose behalf it runs.
 */
function openTwo(base: TestDatabase, chance: Chance, forgetful: boolean) {
  let cut = 0
  const pool = new pg.Pool({
    connectionString: forgetful ? base.ownerUrl : base.serviceUrl,
    max: 2,
    types: columnParsers,
    statement_timeout: WAITS.statement,
  })
  const connect = async () => {
    const client = await pool.connect()
    let left = Number.POSITIVE_INFINITY
    const query = async (text: string, values: unknown[]) => {
      if (text === 'begin' && chance.happens(0.05)) left = 1 + chance.below(4)
      else if (text !== 'commit' && text !== 'rollback' && --left === 0) {
        cut++
        await client.query("set local statement_timeout = '1ms'")
        return client.query('select pg_sleep(5)')
      }
      const forgotten = forgetful && text.includes('app.organisation_id')
      return forgotten ? client.query('select now() as at') : client.query(text, values)
    }
    return { query, release: () => client.release() }
  }
  const asPool = { connect, end: () => pool.end() } as unknown as pg.Pool
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: asPool }) })
  const database: Database = { db, owner: base.owner, kind: 'server', close: () => db.destroy() }
  return { database, cut: () => cut }
}

/** A force's people, and the addresses that they may read, each of which shows something of theirs. */
async function makeTeam(api: Api, id: string): Promise<Team> {
  const force = await addForce(api, id)
  const marked = { name: `Operation ${markOf(id)}`, place: markOf(id) }
  const { operationId } = await readyForReview(force, 1, marked)
  const reviewId = await start(force.lead, operationId)
  await saveSection(force.lead, reviewId, 'operation', { summary: markOf(id) })
  const series = await declareSeries(force, { name: markOf(id) })
  const review = `/reviews/${reviewId}`
  const written = [review, `${review}/sections/operation`, `${review}/check`]
  const paths = ['/operations', `/operations/${operationId}`, ...written, '/series', `/series/${series}`]
  return { force, paths }
}

/** Ten forces with a review each. */
export async function makeTeams(database: TestDatabase): Promise<Teams> {
  const api = await startApi({ database })
  const teams = await atOnce(FORCES, (id) => makeTeam(api, id))
  return { api, database, teams, ids: await idsByForce(database) }
}

async function idsByForce({ owner }: Database): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const { rows } = await sql<{ force_id: string; id: string }>`
    select force_id, id from operation union all select force_id, id from review
    union all select force_id, id from revision union all select organisation_id, person_id from role_grant`.execute(
    owner,
  )
  for (const row of rows) found.set(row.id, row.force_id)
  return found
}

/** Of which other forces something is in this text. */
function foreignIn(text: string, own: string, ids: Map<string, string>): string[] {
  const marks = [...text.matchAll(MARK)].map(([, force]) => force ?? '')
  const known = [...text.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)].flatMap(([id]) => ids.get(id) ?? [])
  return [...new Set([...marks, ...known])].filter((force) => force !== own)
}

/**
 * So many requests of ten forces at once over real HTTP on two connections, some given up by whoever asked and some cut
 * by the database, and between them statements that row security alone keeps apart.
 */
export async function runIsolation(
  { api, database: base, teams, ids }: Teams,
  many: number,
  chance: Chance,
  { forgetful = false } = {},
): Promise<IsolationRun> {
  const { database, cut } = openTwo(base, chance, forgetful)
  const { app } = await startApi({ database, queue: api.queue })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const run: IsolationRun = { requests: 0, answers: {}, aborted: 0, cut: 0, foreign: [] }
  const note = (asked: string, own: string, text: string, answer: string) => {
    run.answers[answer] = (run.answers[answer] ?? 0) + 1
    const foreign = foreignIn(text, own, ids)
    if (foreign.length > 0) run.foreign.push(`${asked} of ${own} showed ${foreign.join(', ')}`)
  }

  const overHttp = async ({ force, paths }: Team) => {
    const { headers } = chance.pick([force.lead, force.otherLead, force.gold])
    const path = chance.pick(paths)
    const leaving = chance.happens(0.1) ? chance.below(12) : undefined
    const signal = leaving === undefined ? null : AbortSignal.timeout(leaving)
    try {
      const reply = await fetch(`${origin}/api/v1${path}`, { headers, signal })
      note(path, force.id, await reply.text(), String(reply.status))
    } catch (error) {
      if (leaving === undefined) throw error
      run.aborted++
    }
  }

  const bare = async ({ force }: Team) => {
    const context = { personId: force.lead.personId, organisationId: force.id }
    const read = inContext(database.db, context, (tx) =>
      tx.selectFrom('operation').select(['id', 'name', 'place']).execute(),
    )
    const rows = await read.catch((error) => (codeOf(error) === '57014' ? 'cut' : Promise.reject(error)))
    note('a bare statement', force.id, JSON.stringify(rows), typeof rows === 'string' ? rows : 'rows')
  }

  const worker = async () => {
    while (run.requests < many) {
      run.requests++
      const team = chance.pick(teams)
      await (chance.happens(0.2) ? bare(team) : overHttp(team))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  run.cut = cut()
  // Whoever gave up left a connection open, which an orderly end would wait for.
  app.server.closeAllConnections()
  await app.close()
  await database.close()
  return run
}
