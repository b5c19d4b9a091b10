import { sql } from 'kysely'
import { inContext } from '../db/context.ts'
import type { Db } from '../db/types.ts'
import { listForcesOfJobs } from '../features/audit/repository.ts'

/**
 * How old each has to be, in days. None is evidence: what a session did is in the access log and in what it signed, by
 * its id. Policies of the database hold the same days, so that no more can be taken away than this.
 *
 * - `session`: a quarter after it began, and so after it ended, for whoever asks about a sign-in; one lasts 24 hours at most.
 * - `sign_in_attempt`: it is of no use after ten minutes.
 * - `idempotency_key`: a retry comes within a day (draft-ietf-httpapi-idempotency-key-header wants 24 hours), and
 *   the reply it keeps may hold what someone typed.
 * - `mail_sent`: longer than any review may wait, for without it the same message would go a second time.
 */
export const CLEARED_AFTER = { session: 90, sign_in_attempt: 1, idempotency_key: 7, mail_sent: 400 } as const

const older = (column: string, days: number) =>
  sql<boolean>`${sql.ref(column)} < now() - make_interval(days => ${days})`

/** Takes away what is over and old. Running it again takes away nothing more. */
export async function clearOldRows(db: Db): Promise<void> {
  const { session, sign_in_attempt, idempotency_key, mail_sent } = CLEARED_AFTER
  const forces = await inContext(db, { jobForceId: '' }, async (tx) => {
    await tx.deleteFrom('session').where(older('started_at', session)).execute()
    await tx.deleteFrom('sign_in_attempt').where(older('started_at', sign_in_attempt)).execute()
    await tx.deleteFrom('idempotency_key').where(older('made_at', idempotency_key)).execute()
    return listForcesOfJobs(tx)
  })
  for (const force of forces) {
    await inContext(db, { jobForceId: force }, (tx) =>
      tx.deleteFrom('mail_sent').where('force_id', '=', force).where(older('made_at', mail_sent)).execute(),
    )
  }
}
