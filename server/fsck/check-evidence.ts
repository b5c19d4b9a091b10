import { sql } from 'kysely'
import { digestOf } from '../canonical.ts'
import { CHAINED_TABLES } from '../db/chained-tables.ts'
import type { Tx } from '../db/types.ts'
import { type ReadChain, rowName } from './check-chain.ts'
import type { Fault } from './findings.ts'
import { eachRow } from './repository.ts'

/**
 * Compares every row of evidence of a force with the digest that the chain holds of it, and the other way round: a
 * changed column, a row that no event wrote, a second copy of one and a row that is gone are each found. Digests are worked out here, not
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
    const there = new Set<string>()
    for await (const { row, text } of eachRow(tx, table, forceId)) {
      const name = rowName({ table, row })
      if (there.has(name)) faults.push({ where: name, what: 'there is more than one of it' })
      there.add(name)
      const kept = chain.evidence.get(name)
      if (kept === undefined) faults.push({ where: name, what: 'no audit event wrote it' })
      else if (kept !== digestOf(text))
        faults.push({ where: name, what: 'it is not as its audit event wrote it' })
    }
    counted += there.size
    for (const name of chain.evidence.keys()) {
      if (name.startsWith(`${table} `) && !there.has(name)) faults.push({ where: name, what: 'it is gone' })
    }
  }
  return { rows: counted, faults }
}
