import type { Db } from '../db/types.ts'
import { clearOldRows } from './clear-old-rows.ts'
import { type CheckpointPlace, makeCheckpoints } from './make-checkpoints.ts'
import { makePacks } from './make-packs.ts'
import { morningDigest } from './morning-digest.ts'
import type { Queue } from './queue.ts'
import { renewRollUps } from './renew-roll-ups.ts'
import { type Post, sendMail } from './send-mail.ts'
import { tellPeople } from './tell-people.ts'

/** Half of the connections to the database at the most, the rest are for who waits for an answer. */
const TOLD_AT_ONCE = 5

/** Starts working on every kind of job there is. Without `post` nobody is told, and what was to be told is dropped. */
export async function startJobs(
  queue: Queue,
  db: Db,
  place: CheckpointPlace,
  post: Post | undefined,
): Promise<void> {
  await queue.work('make_packs', (payload) => makePacks(db, payload))
  await queue.work('make_checkpoints', (payload) => makeCheckpoints(db, payload, place))
  await queue.work('tell_people', async (payload) => post && tellPeople(db, queue, payload), TOLD_AT_ONCE)
  await queue.work('send_mail', async (payload) => post && sendMail(db, post, payload), TOLD_AT_ONCE)
  await queue.work('morning_digest', async () => post && morningDigest(db, queue))
  await queue.work('clear_old_rows', () => clearOldRows(db))
  await queue.work('renew_roll_ups', () => renewRollUps(db))
}
