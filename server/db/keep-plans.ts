import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** So many statements are kept; lists of ids make a new one for every length, so there has to be an end. */
const MOST = 500

/**
 * The same pool, whose database plans each statement once for a connection and not every time: with row
 * security, planning takes most of a small query's time. A pooler in between must know prepared statements (PgBouncer
 * from 1.21, with max_prepared_statements above 0).
 */
export function keepingPlans(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  function nameOf(text: string): string | undefined {
    const known = names.get(text)
    if (known !== undefined || names.size >= MOST) return known
    const name = `plan_${names.size + 1}`
    names.set(text, name)
    return name
  }
  return {
    options: pool.options,
    connect: async () => plannedClient(await pool.connect(), nameOf),
    end: () => pool.end(),
  }
}

function plannedClient(
  client: pg.PoolClient,
  nameOf: (text: string) => string | undefined,
): PostgresPoolClient {
  function query(text: string, parameters: readonly unknown[] = []) {
    const values = [...parameters]
    // Without parameters it may be several statements in one, which cannot be planned together.
    const name = values.length === 0 ? undefined : nameOf(text)
    return name === undefined ? client.query(text, values) : client.query({ name, text, values })
  }
  return {
    // The driver's other way to ask, through a cursor, is used nowhere.
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  }
}
