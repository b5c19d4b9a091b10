import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** A statement that begins so is not waited for: it goes to the database together with the next one. */
export const WITH_THE_NEXT = '/* with the next */ '

/** A statement that begins so is the last of its transaction: the commit goes with it, and is not asked for again. */
export const WITH_THE_COMMIT = '/* with the commit */ '

type Asked = { text: string; values: readonly unknown[] }

const COMMIT: Asked = { text: 'commit', values: [] }
const NOTHING_YET = { command: 'BEGIN', rowCount: 0, rows: [], fields: [] } as unknown as pg.QueryResult

/**
 * The same pool, which does not wait for the answer to `begin` and to statements marked `WITH_THE_NEXT`: their answers
 * say nothing, and a failure fails the statement after them. With a pool in pipeline mode they share its round trip, and
 * so does the commit with a statement marked `WITH_THE_COMMIT`: where that one fails, the database makes it a rollback.
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
  let ended = false

  async function query(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    const asked = { text, values }
    if (text === 'begin' || text.startsWith(WITH_THE_NEXT)) {
      held.push(asked)
      return NOTHING_YET
    }
    const before = held
    held = []
    if (text === 'commit' || text === 'rollback') {
      // Nothing was begun, or its last statement ended it: there is nothing to end.
      const done = before.length > 0 || ended
      ended = false
      if (done) return NOTHING_YET
    }
    if (ended) throw new Error('the transaction ended with the statement before this one')
    if (!together) return askInTurn([...before, asked])
    ended = text.startsWith(WITH_THE_COMMIT)
    const answers = await askTogether(ended ? [...before, asked, COMMIT] : [...before, asked])
    return answers[before.length] ?? NOTHING_YET
  }

  const ask = ({ text, values }: Asked) =>
    client.query(text, [...values]) as unknown as Promise<pg.QueryResult>

  async function askInTurn(all: readonly Asked[]): Promise<pg.QueryResult> {
    let last = NOTHING_YET
    for (const each of all) last = await ask(each)
    return last
  }

  async function askTogether(all: readonly Asked[]): Promise<pg.QueryResult[]> {
    const answers = await Promise.allSettled(all.map(ask))
    return answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason
      return answer.value
    })
  }

  return {
    // The driver's other way to ask, through a cursor, is used nowhere.
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => {
      held = []
      ended = false
      client.release(destroy)
    },
  }
}
