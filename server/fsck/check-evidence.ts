import { sql } from 'kysely'
import { digestOf } from '../canonical.ts'
import { CHAINED_TABLES } from '../db/chained-tables.ts'
import type { Tx } from '../db/types.ts'
import { type ReadChain, rowName } from './check-chain.ts'
import type { Fault } from './findings.ts'

const AT_ONCE = 500

/** The rows of one table of a force, as the text whose digest the chain holds. */
async function readRows(tx: Tx, table: string, forceId: string): Promise<Map<string, string>> {
  const key = (CHAINED_TABLES[table] ?? []).map((column) => sql`kept.${sql.id(column)}::text`)
  const found = new Map<string, string>()
  for (let skip = 0; ; skip += AT_ONCE) {
    const { rows } = await sql<{ row: string; text: string }>`
      select concat_ws(' ', ${sql.join(key)}) as row, to_jsonb(kept)::text as text from ${sql.table(table)} as kept
      where kept.force_id = ${forceId} order by 1 limit ${AT_ONCE} offset ${skip}`.execute(tx)
    for (const { row, text } of rows) found.set(rowName({ table, row }), digestOf(text))
    if (rows.length < AT_ONCE) return found
  }
}

/**
 * Compares every row of evidence of a force with the digest that the chain holds of it, and the other way round: a
 * changed column, a row that no event wrote, and a row that is gone are each found. Digests are worked out here, not
 * by the database that is being checked.
 */
export async function checkEvidence(
  tx: Tx,
  forceId: string,
  chain: Pick<ReadChain, 'evidence'>,
  tables: readonly string[] = Object.keys(CHAINED_TABLES),
): Promise<{ rows: number; faults: Fault[] }> {
  await sql`select set_config('timezone', 'UTC', true)`.execute(tx)
  const faults: Fault[] = []
  let counted = 0
  for (const table of tables) {
    const rows = await readRows(tx, table, forceId)
    counted += rows.size
    for (const [name, digest] of rows) {
      const kept = chain.evidence.get(name)
      if (kept === undefined) faults.push({ where: name, what: 'no audit event wrote it' })
      else if (kept !== digest) faults.push({ where: name, what: 'it is not as its audit event wrote it' })
    }
    for (const name of chain.evidence.keys()) {
      if (name.startsWith(`${table} `) && !rows.has(name)) faults.push({ where: name, what: 'it is gone' })
    }
  }
  return { rows: counted, faults }
}
