import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Db } from '../db/types.ts'
import { JOB_NAMES, type JobName } from './register.ts'

/** The queue's own tables live apart from ours. */
export const QUEUE_SCHEMA = 'pgboss'

/** A job is tried six times in about two minutes; then it stays, failed, for a month, to be looked at. */
const ATTEMPTS = {
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 120,
  heartbeatSeconds: 10,
  deleteAfterSeconds: 30 * 24 * 60 * 60,
}

/** What waits for another machine, or for someone to make room on a disk, is tried for about six hours. */
const FOR_HOURS = { retryLimit: 13, retryDelay: 15, retryDelayMax: 60 * 60 }

const OTHERWISE: Partial<Record<JobName, Partial<typeof ATTEMPTS>>> = {
  send_mail: FOR_HOURS,
  make_checkpoints: FOR_HOURS,
}

/**
 * Makes or brings up to date the queue's tables and grants their use to the service's two roles: the one that
 * serves requests may add a job and read nobody's, the one that works may do everything to a job. Safe to repeat.
 */
export async function installQueue(owner: Db): Promise<void> {
  const boss = new PgBoss({
    db: fromKysely(owner),
    schema: QUEUE_SCHEMA,
    migrate: true,
    supervise: false,
    schedule: true,
  })
  boss.on('error', () => {})
  await boss.start()
  for (const name of JOB_NAMES) await boss.createQueue(name, { ...ATTEMPTS, ...OTHERWISE[name] })
  for (const name of JOB_NAMES) await boss.updateQueue(name, { ...ATTEMPTS, ...OTHERWISE[name] })
  await boss.stop({ graceful: false })
  await sql
    .raw(`
      grant usage on schema ${QUEUE_SCHEMA} to pelr_app, pelr_job;
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to pelr_job;
      grant select on ${QUEUE_SCHEMA}.queue to pelr_app;
      grant insert, select (id) on ${QUEUE_SCHEMA}.job_common to pelr_app;`)
    .execute(owner)
}
