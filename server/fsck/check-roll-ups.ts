import { canonicalBytes } from '../canonical.ts'
import type { Tx } from '../db/types.ts'
import { listRollUps, workOutMoments } from '../features/coverage/repository.ts'
import type { Fault } from './findings.ts'

/** What coverage reads, worked out again from the records at the moment it was worked out last. */
export async function checkRollUps(tx: Tx, forceId: string): Promise<{ rollUps: number; faults: Fault[] }> {
  const faults: Fault[] = []
  let counted = 0
  let rows = await listRollUps(tx, forceId)
  for (; rows.length > 0; rows = await listRollUps(tx, forceId, rows.at(-1)?.operation_id)) {
    for (const row of rows) {
      const where = `coverage_row ${row.operation_id}`
      const key = { force_id: forceId, id: row.operation_id }
      const moments = await workOutMoments(tx, key, row.refreshed_at)
      const same =
        canonicalBytes(moments).equals(canonicalBytes(row.moments)) &&
        moments.countingDay === row.counting_day
      if (!same) faults.push({ where, what: 'it is not what the records come to' })
    }
    counted += rows.length
  }
  return { rollUps: counted, faults }
}
