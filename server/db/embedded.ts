import { Duplex } from 'node:stream'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { columnParsers } from './column-parsers.ts'

/** An embedded PostgreSQL that is spoken to through an ordinary pool, as if it were a server. */
export type Embedded = { pool: pg.Pool; close: () => Promise<void> }

const TERMINATE = 'X'.charCodeAt(0)

/**
 * Opens the embedded database in a folder, or in memory when no folder is given.
 * It has one connection: the pool makes everybody else wait, at most 10 seconds.
 * The caller holds the lock of the folder; two processes in one folder destroy each other's work.
 */
export async function openEmbedded(folder?: string): Promise<Embedded> {
  const lite = await PGlite.create(folder === undefined ? {} : { dataDir: folder })
  const pool = new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    max: 1,
    types: columnParsers,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
    stream: () => streamTo(lite),
  }).on('error', () => {})
  return {
    pool,
    close: async () => {
      await pool.end()
      await lite.close()
    },
  }
}

/** What the driver takes for a socket: bytes written go into the database's protocol, its answers come out. */
function streamTo(lite: PGlite): Duplex {
  let untouched = true
  async function answer(messages: Buffer): Promise<void> {
    if (untouched) {
      untouched = false
      await forgetLastClient(lite)
    }
    await lite.runExclusive(() =>
      lite.execProtocolRawStream(messages, {
        onRawData: (bytes) => {
          // The database reuses its buffer, and a client that went away wants no answer.
          if (!stream.destroyed) stream.push(Buffer.from(bytes))
        },
      }),
    )
  }
  // The driver never splits a message over two writes, and says goodbye in a write of its own.
  function take(chunks: Buffer[], done: (error?: Error | null) => void): void {
    const messages = Buffer.concat(chunks.filter((chunk) => chunk[0] !== TERMINATE))
    if (messages.length === 0) done()
    else answer(messages).then(() => done(), done)
  }
  const stream = new Duplex({
    read() {},
    write: (chunk: Buffer, _encoding, done) => take([chunk], done),
    writev: (writes: { chunk: Buffer }[], done) =>
      take(
        writes.map((write) => write.chunk),
        done,
      ),
    final(done) {
      stream.push(null)
      done()
    },
  })
  return asSocket(stream)
}

// All clients share one session. A client destroyed half way leaves its transaction and settings behind.
async function forgetLastClient(lite: PGlite): Promise<void> {
  await lite.exec('rollback')
  await lite.exec('discard all')
}

function asSocket(stream: Duplex): Duplex {
  const itself = () => stream
  return Object.assign(stream, {
    connect: () => {
      queueMicrotask(() => stream.emit('connect'))
      return stream
    },
    setNoDelay: itself,
    setKeepAlive: itself,
    ref: itself,
    unref: itself,
  })
}
