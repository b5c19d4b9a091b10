import type { Duplex } from 'node:stream'
import pg from 'pg'
import { columnParsers } from './column-parsers.ts'

/** Longest waits, in milliseconds. A slower answer than these is worth less than a clear refusal. */
export const WAITS = { statement: 5_000, lock: 2_000, idleInTransaction: 10_000, pool: 2_000 }

/**
 * Connections to a PostgreSQL server for serving requests, with every wait bounded. Statements asked together go out
 * together (server/db/send-ahead.ts).
 */
export function openServerPool(url: string, size = 10): pg.Pool {
  const pool = watched(
    new pg.Pool({
      connectionString: url,
      max: size,
      types: columnParsers,
      pipeline: true,
      statement_timeout: WAITS.statement,
      lock_timeout: WAITS.lock,
      idle_in_transaction_session_timeout: WAITS.idleInTransaction,
      connectionTimeoutMillis: WAITS.pool,
    }),
  )
  return pool.on('connect', ({ connection }) => gather(connection.stream))
}

/** Connections for the owner: migrations and reference data may take longer than a request, waiting for a lock may not. */
export function openOwnerPool(url: string): pg.Pool {
  return watched(
    new pg.Pool({
      connectionString: url,
      max: 2,
      types: columnParsers,
      lock_timeout: WAITS.lock,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 1_000,
    }),
  )
}

// Without listeners the loss of a connection would end the process. The pool replaces an idle one by itself; whoever
// is using one is told by the statement that fails.
function watched(pool: pg.Pool): pg.Pool {
  const nothing = () => {}
  return pool.on('error', nothing).on('connect', (client) => client.on('error', nothing))
}

/**
 * From now on the stream sends all that is written in one turn in one piece: each piece is a call into the system, and
 * wakes the database. For a stream that is connected, since connecting takes back a `write` of one's own.
 */
function gather(stream: Duplex): void {
  const write = stream.write.bind(stream) as (...given: unknown[]) => boolean
  let waits = false
  const gathered = (...given: unknown[]) => {
    if (!waits) {
      waits = true
      stream.cork()
      process.nextTick(() => {
        waits = false
        stream.uncork()
      })
    }
    return write(...given)
  }
  stream.write = gathered as Duplex['write']
}
