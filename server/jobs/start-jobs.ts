import type { Db } from '../db/types.ts'
import { makePacks } from './make-packs.ts'
import type { Queue } from './queue.ts'

/** Starts working on every kind of job there is. */
export async function startJobs(queue: Queue, db: Db): Promise<void> {
  await queue.work('make_packs', (payload) => makePacks(db, payload))
}
