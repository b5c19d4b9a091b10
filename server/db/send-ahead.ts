import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** A statement that begins so is not waited for: it goes to the database together with the next one. */
export const WITH_THE_NEXT = '/* with the next */ '

type Asked = { text: string; values: readonly unknown[] }

const NOTHING_YET = { command: 'BEGIN', rowCount: 0, rows: [], fields: [] } as unknown as pg.QueryResult

/**
 * The same pool, which does not wait for the answer to `begin` and to statements marked `WITH_THE_NEXT`: their answers
 * say nothing, and a failure fails the statement after them. With a pool in pipeline mode they share its round trip.
 */
export function sendingAhead(pool: PostgresPool): PostgresPool {
  return {
    options: pool.options,
    connect: async () => aheadOf(await pool.connect(), pool.options),
    end: () => pool.end(),
  }
}

function aheadOf(client: PostgresPoolClient, options: object): PostgresPoolClient {
  const together = 'pipeline' in options && options.pipeline === true
  let held: Asked[] = []

  async function query(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    const asked = { text, values }
    if (text === 'begin' || text.startsWith(WITH_THE_NEXT)) {
      held.push(asked)
      return NOTHING_YET
    }
    const before = held
    held = []
    // Nothing was begun, so there is nothing to end.
    if (before.length > 0 && (text === 'commit' || text === 'rollback')) return NOTHING_YET
    return together ? askTogether([...before, asked]) : askInTurn([...before, asked])
  }

  const ask = ({ text, values }: Asked) =>
    client.query(text, [...values]) as unknown as Promise<pg.QueryResult>

  async function askInTurn(all: readonly Asked[]): Promise<pg.QueryResult> {
    let last = NOTHING_YET
    for (const each of all) last = await ask(each)
    return last
  }

  async function askTogether(all: readonly Asked[]): Promise<pg.QueryResult> {
    const answers = await Promise.allSettled(all.map(ask))
    const failed = answers.find((answer) => answer.status === 'rejected')
    if (failed) throw failed.reason
    const last = answers.at(-1)
    return last?.status === 'fulfilled' ? last.value : NOTHING_YET
  }

  return {
    // The driver's other way to ask, through a cursor, is used nowhere.
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => {
      held = []
      client.release(destroy)
    },
  }
}
