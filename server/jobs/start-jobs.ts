import type { Db } from '../db/types.ts'
import { type CheckpointPlace, makeCheckpoints } from './make-checkpoints.ts'
import { makePacks } from './make-packs.ts'
import type { Queue } from './queue.ts'

/** Starts working on every kind of job there is. */
export async function startJobs(queue: Queue, db: Db, place: CheckpointPlace): Promise<void> {
  await queue.work('make_packs', (payload) => makePacks(db, payload))
  await queue.work('make_checkpoints', (payload) => makeCheckpoints(db, payload, place))
}
