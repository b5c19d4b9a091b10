import { sql } from 'kysely'
import { openAccessLog } from '#server/access/access-log.ts'
import { policy } from '#server/access/policy.ts'
import { connectToServer } from '#server/db/connect.ts'
import { inContextAtOnce } from '#server/db/context.ts'
import type { Db, Tx } from '#server/db/types.ts'
import { digestOfToken, findSession } from '#server/features/people/sessions.ts'
import { openSection } from '#server/features/sections/repository.ts'
import { saveSection } from '#server/features/sections/save-section.ts'
import type { Viewer } from '#server/viewer.ts'
import type { Person } from '../../support/drafts.ts'
import { workOf } from './work.ts'

const RUNS = 1_000
const LIMITS = { sessionIdleMinutes: 30, sessionHours: 12 }
const ROUTE = 'PUT /reviews/:id/sections/:section'

type Save = { id: string; section: string; saveNumber: number; answers: Record<string, string> }
type Cost = { clock: number; service: number; database: number }

/** Milliseconds of one run: by the clock, and of processor time here and of the connection in PostgreSQL. */
async function costOf(connection: number, run: () => Promise<unknown>): Promise<Cost> {
  for (let number = 0; number < RUNS / 4; number += 1) await run()
  const before = [performance.now(), process.cpuUsage(), workOf(connection)] as const
  for (let number = 0; number < RUNS; number += 1) await run()
  const { user, system } = process.cpuUsage(before[1])
  return {
    clock: (performance.now() - before[0]) / RUNS,
    service: (user + system) / 1000 / RUNS,
    database: (workOf(connection) - before[2]) / RUNS,
  }
}

const less = (one: Cost, other: Cost): Cost => ({
  clock: one.clock - other.clock,
  service: one.service - other.service,
  database: one.database - other.database,
})

async function viewerOf(db: Db, { headers }: Person): Promise<Viewer> {
  const token = (headers.cookie ?? '').split('=').slice(1).join('=')
  const found = await findSession(db, digestOfToken(decodeURIComponent(token)), LIMITS)
  if (!found) throw new Error('the session is not there')
  return found.viewer
}

function openLog(tx: Tx, viewer: Viewer, id: string): void {
  const row = policy[ROUTE]
  if (!row) throw new Error(`${ROUTE} has no row in the policy`)
  const { personId, sessionId, organisation } = viewer
  const requestId = '00000000-0000-4000-8000-000000000000'
  openAccessLog(tx, {
    route: ROUTE,
    row,
    ids: [id],
    personId,
    organisationId: organisation.id,
    sessionId,
    requestId,
  })
}

const TAKEN_BACK = new Error('taken back')

async function takenBack(work: Promise<never>): Promise<void> {
  await work.catch((error) => {
    if (error !== TAKEN_BACK) throw error
  })
}

/**
 * What the stages of a save cost, one after the other through the service's own functions and without HTTP: `url` is the
 * service's, `save` what is there now and what to write. Prints a line a stage.
 */
export async function printStages(url: string, person: Person, save: Save): Promise<void> {
  const { db, close } = connectToServer(url)
  const viewer = await viewerOf(db, person)
  // One thing is asked at a time, so it is the same connection throughout.
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  const connection = rows[0]?.pid ?? 0
  const context = { personId: viewer.personId, organisationId: viewer.organisation.id }
  const where = { id: save.id, section: save.section }
  let { saveNumber } = save

  const session = await costOf(connection, () => viewerOf(db, person))
  const bare = await costOf(connection, () => inContextAtOnce(db, context, (tx) => sql`select 1`.execute(tx)))
  // Taken back at its end, since the lock alone would make a commit wait for the disk.
  const read = await costOf(connection, () =>
    takenBack(
      inContextAtOnce(db, context, async (tx) => {
        await openSection(tx, viewer, { ...where, wanted: {}, at: null })
        throw TAKEN_BACK
      }),
    ),
  )
  const whole = await costOf(connection, () =>
    inContextAtOnce(db, context, async (tx) => {
      openLog(tx, viewer, save.id)
      await saveSection(tx, viewer, null, where, { saveNumber, answers: save.answers })
      saveNumber += 1
    }),
  )
  await close()
  const stages = {
    'session and roles': session,
    'begin, context, commit': bare,
    'lock and read': less(read, bare),
    'check and write, with the log': less(whole, read),
  }
  for (const [stage, { clock, service, database }] of Object.entries(stages)) {
    const ms = (value: number) => `${value.toFixed(2)} ms`
    console.log(
      `save stage ${stage}: ${ms(clock)}; processor time: service ${ms(service)}, database ${ms(database)}`,
    )
  }
}
