import { canonicalBytes } from '../canonical.ts'
import type { Tx } from '../db/types.ts'
import { listRollUps, workOutMoments } from '../features/coverage/repository.ts'
import type { Fault } from './findings.ts'
import { getMomentOfReading, listUnpaired } from './repository.ts'

/**
 * What coverage reads: one row for each registered operation and no other, which says what the records come to now.
 * Of the moment it was worked out at, one before the newest record would make an old row look right.
 */
export async function checkRollUps(tx: Tx, forceId: string): Promise<{ rollUps: number; faults: Fault[] }> {
  const unpaired = await listUnpaired(tx, forceId)
  const faults = unpaired.map((each) => ({ where: `coverage_row ${each.id}`, what: wrongWith(each) }))
  const withoutOperation = new Set(unpaired.filter(({ operations }) => operations === 0).map(({ id }) => id))
  const now = await getMomentOfReading(tx)
  let counted = 0
  let rows = await listRollUps(tx, forceId)
  for (; rows.length > 0; rows = await listRollUps(tx, forceId, rows.at(-1)?.operation_id)) {
    for (const row of rows) {
      if (withoutOperation.has(row.operation_id)) continue
      const at = row.refreshed_at > now ? row.refreshed_at : now
      const moments = await workOutMoments(tx, { force_id: forceId, id: row.operation_id }, at)
      const same =
        canonicalBytes({ ...moments, countedAt: row.refreshed_at }).equals(canonicalBytes(row.moments)) &&
        moments.countingDay === row.counting_day
      if (!same)
        faults.push({ where: `coverage_row ${row.operation_id}`, what: 'it is not what the records come to' })
    }
    counted += rows.length
  }
  return { rollUps: counted, faults }
}

function wrongWith({ operations, rows }: { operations: number; rows: number }): string {
  if (rows === 0) return 'it is gone, so that coverage leaves its operation out'
  if (operations === 0) return 'no operation of this force is registered under it'
  return 'there is more than one of it'
}
