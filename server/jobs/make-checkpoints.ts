import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inContext } from '../db/context.ts'
import type { Db } from '../db/types.ts'
import { getChainEnd, insertCheckpoint, listForcesOfJobs } from '../features/audit/repository.ts'
import { signCheckpoint } from '../signing/checkpoint.ts'
import type { SigningKey } from '../signing/signing-key.ts'
import type { Jobs } from './register.ts'

/** Where checkpoints are signed with and kept outside the database. */
export type CheckpointPlace = { key: SigningKey; folder: string }

/**
 * Signs where the chain of a force stands, or of every force, and adds it to the database and to a file outside, one
 * line each. Nothing is made twice for the same event, so running it again adds nothing.
 */
export async function makeCheckpoints(
  db: Db,
  { forceId }: Jobs['make_checkpoints'],
  place: CheckpointPlace,
): Promise<void> {
  const forces = forceId === null ? await inContext(db, { jobForceId: '' }, listForcesOfJobs) : [forceId]
  for (const force of forces) await makeCheckpoint(db, force, place)
}

async function makeCheckpoint(db: Db, force: string, { key, folder }: CheckpointPlace): Promise<void> {
  const signed = await inContext(db, { jobForceId: force }, async (tx, at) => {
    const end = await getChainEnd(tx, force)
    if (!end) return undefined
    const checkpoint = { format: 'pelr-checkpoint@1.0.0' as const, force, ...end, at }
    const jws = await signCheckpoint(checkpoint, key)
    return (await insertCheckpoint(tx, { force_id: force, ...end, signed: jws, made_at: at }))
      ? jws
      : undefined
  })
  if (signed === undefined) return
  await mkdir(folder, { recursive: true })
  await appendFile(join(folder, `${force}.jsonl`), `${JSON.stringify({ force, signed })}\n`, { flush: true })
}
