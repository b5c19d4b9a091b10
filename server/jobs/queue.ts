import { fromKysely, type JobResult, PgBoss } from 'pg-boss'
import type { Database } from '../db/connect.ts'
import { afterCommit, inContext } from '../db/context.ts'
import type { Tx } from '../db/types.ts'
import { StartRefused } from '../start-refused.ts'
import { QUEUE_SCHEMA } from './install-queue.ts'
import { JOB_NAMES, type JobName, type Jobs, SCHEDULE } from './register.ts'

/** What a job does. It may run again after it succeeded, so doing it twice must come to the same. */
type Handler<Name extends JobName> = (payload: Jobs[Name]) => Promise<void>

/** A job that was given up after its last try, for whoever runs the service. */
type FailedJob = { id: string; job: JobName; payload: unknown; failedAt: string }

export type Queue = {
  /** Adds a job in the caller's transaction: it runs if that commits, and never before. */
  enqueue: <Name extends JobName>(tx: Tx, job: Name, payload: Jobs[Name]) => Promise<void>
  /** Works on one job at a time, or on so many at once, until the queue stops. Each succeeds or fails by itself. */
  work: <Name extends JobName>(job: Name, handler: Handler<Name>, atOnce?: number) => Promise<void>
  listFailed: () => Promise<FailedJob[]>
  /** Lets running jobs end, at most 5 seconds. What does not end is tried again after the next start. */
  stop: () => Promise<void>
}

/** All that a command needs of the queue: a job that runs if its transaction commits. */
export type Outbox = Pick<Queue, 'enqueue'>

const POLLING_SECONDS = 1

/** Starts the queue on prepared tables. Throws StartRefused when `installQueue` has not been run for this version. */
export async function startQueue(database: Database): Promise<Queue> {
  const { db } = database
  const boss = new PgBoss({
    // Every statement of the queue runs in a transaction as the role that works, as all others do.
    db: {
      executeSql: (text, values) =>
        inContext(db, { jobForceId: '' }, (tx) => fromKysely(tx).executeSql(text, values)),
    },
    schema: QUEUE_SCHEMA,
    migrate: false,
    schedule: true,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    flowIntervalSeconds: 3600,
  })
  boss.on('error', (error) => report({ event: 'queue_error', name: error.name, frames: framesOf(error) }))
  try {
    await boss.start()
  } catch {
    throw new StartRefused('The tables of the job queue are missing or old: run npm run migrate.')
  }
  for (const { job, cron, payload } of SCHEDULE)
    await boss.schedule(job, cron, payload, { tz: 'Europe/London' })
  const workers = new Map<JobName, string>()
  return {
    async enqueue(tx, job, payload) {
      await boss.send(job, payload, { db: fromKysely(tx) })
      const worker = workers.get(job)
      if (worker) afterCommit(() => boss.notifyWorker(worker))
    },
    async work(job, handler, atOnce = 1) {
      const options = {
        pollingIntervalSeconds: POLLING_SECONDS,
        includeMetadata: true,
        perJobResults: true,
        batchSize: atOnce,
        // As long as there is as much as that to do, nobody waits for the next second.
        burstWhenBatchFull: true,
      } as const
      const id = await boss.work<Jobs[typeof job], JobResult[], typeof options>(job, options, (given) =>
        Promise.all(given.map((one) => attempt(job, one, handler))),
      )
      workers.set(job, id)
    },
    listFailed: () => listFailed(boss),
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}

type Attempt<Name extends JobName> = { id: string; data: Jobs[Name]; retryCount: number }

async function attempt<Name extends JobName>(
  job: Name,
  one: Attempt<Name>,
  handler: Handler<Name>,
): Promise<JobResult> {
  try {
    await handler(one.data)
    return { id: one.id, status: 'completed' }
  } catch (error) {
    const cause = error instanceof Error ? error : new Error('something that is no error')
    report({
      event: 'job_failed',
      job,
      id: one.id,
      attempt: one.retryCount + 1,
      name: cause.name,
      frames: framesOf(cause),
    })
    // The queue keeps what it is told, and a message may quote an answer.
    return { id: one.id, status: 'failed', output: { message: `${job} failed with ${cause.name}` } }
  }
}

async function listFailed(boss: PgBoss): Promise<FailedJob[]> {
  const found: FailedJob[] = []
  for (const job of JOB_NAMES) {
    for (const one of await boss.findJobs(job)) {
      if (one.state === 'failed') {
        found.push({ id: one.id, job, payload: one.data, failedAt: String(one.completedOn) })
      }
    }
  }
  return found
}

// One line of JSON with ids and places in the code, never a message: it may quote an answer.
function report(line: Record<string, unknown>): void {
  console.error(JSON.stringify({ level: 'error', time: new Date().toISOString(), ...line }))
}

function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.trim())
}
