import { inContext } from '../db/context.ts'
import type { Db } from '../db/types.ts'
import { listForcesOfJobs } from '../features/audit/repository.ts'
import { listUndecided, renewCoverage } from '../features/coverage/repository.ts'

/**
 * Works out again what coverage reads of operations that wait for a decision: their deadline is of the rule in effect,
 * and a new version of the program may bring a new one. Every other deadline is of a decision's own rule and stays.
 */
export async function renewRollUps(db: Db): Promise<void> {
  const forces = await inContext(db, { jobForceId: '' }, listForcesOfJobs)
  for (const force of forces) {
    const undecided = await inContext(db, { jobForceId: force }, (tx) => listUndecided(tx, force))
    for (const row of undecided) {
      await inContext(db, { jobForceId: force }, (tx, at) => renewCoverage(tx, row, at))
    }
  }
}
