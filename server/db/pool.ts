import { Socket } from 'node:net'
import pg from 'pg'
import { columnParsers } from './column-parsers.ts'

/** Longest waits, in milliseconds. A slower answer than these is worth less than a clear refusal. */
export const WAITS = { statement: 5_000, lock: 2_000, idleInTransaction: 10_000, pool: 2_000 }

/**
 * Connections to a PostgreSQL server for serving requests, with every wait bounded. Statements asked together go out
 * together (server/db/send-ahead.ts).
 */
export function openServerPool(url: string, size = 10): pg.Pool {
  return watched(
    new pg.Pool({
      connectionString: url,
      max: size,
      types: columnParsers,
      pipeline: true,
      stream: () => gathering(new Socket()),
      statement_timeout: WAITS.statement,
      lock_timeout: WAITS.lock,
      idle_in_transaction_session_timeout: WAITS.idleInTransaction,
      connectionTimeoutMillis: WAITS.pool,
    }),
  )
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

/** The same socket, which sends all that is written in one turn in one piece: each piece is a call into the system. */
function gathering(socket: Socket): Socket {
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean
  let waits = false
  const gather = (...given: unknown[]) => {
    if (!waits) {
      waits = true
      socket.cork()
      process.nextTick(() => {
        waits = false
        socket.uncork()
      })
    }
    return write(...given)
  }
  socket.write = gather as Socket['write']
  return socket
}
