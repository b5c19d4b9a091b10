import { inContext } from '#server/db/context.ts'
import { checkForce } from '#server/fsck/check-force.ts'
import { type Api, checkpointPlace } from '#test/support/api.ts'
import { faultsOfRecords } from '#test/support/faults-of-records.ts'

/** What the service's own check of a force's records and the tests' own find; nothing where all holds together. */
export async function faultsOfForce({ database }: Api, forceId: string): Promise<string[]> {
  const { key } = await checkpointPlace()
  const { faults } = await inContext(database.db, { jobForceId: forceId }, (tx) =>
    checkForce(tx, forceId, { known: key.known, anchor: [] }),
  )
  const found = faults.map(({ where, what }) => `${where}: ${what}`)
  return [...found, ...(await faultsOfRecords(database, forceId))]
}
