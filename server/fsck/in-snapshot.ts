import { sql } from 'kysely'
import { enter } from '../db/context.ts'
import type { Db, Tx } from '../db/types.ts'

/** Longest waits of a check, as PostgreSQL reads them: serving's own are for a request, which somebody waits for. */
const WAITS_OF_A_CHECK = { statement: '10min', idleInTransaction: '10min' }

/**
 * Runs a check of one force's records, however long, in a transaction that writes nothing and sees all of them as they
 * stood when it began: what the service writes meanwhile is not taken for a fault.
 */
export function inSnapshot<T>(db: Db, forceId: string, check: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return transaction.execute(async (tx) => {
    await enter(tx, { jobForceId: forceId })
    await sql`select set_config('statement_timeout', ${WAITS_OF_A_CHECK.statement}, true),
      set_config('idle_in_transaction_session_timeout', ${WAITS_OF_A_CHECK.idleInTransaction}, true)`.execute(
      tx,
    )
    return check(tx)
  })
}
