import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { inContext } from '../db/context.ts'
import type { Db } from '../db/types.ts'
import { codeOf } from '../error-code.ts'
import {
  getChainEnd,
  insertCheckpoint,
  listCheckpoints,
  listForcesOfJobs,
} from '../features/audit/repository.ts'
import { signCheckpoint } from '../signing/checkpoint.ts'
import type { SigningKey } from '../signing/signing-key.ts'
import type { Jobs } from './register.ts'

/** Where checkpoints are signed with and kept outside the database. */
export type CheckpointPlace = { key: SigningKey; folder: string }

/** The file outside could not be read or written. Its name is all that the job's log line shows. */
export class CheckpointNotKept extends Error {
  constructor(error: unknown) {
    super('a checkpoint is in the database and not outside it')
    this.name = `CheckpointNotKept: CHECKPOINT_DIR cannot be written (${codeOf(error) ?? 'unknown reason'}), tried again later`
  }
}

/**
 * Signs where the chain of a force stands, or of every force, and adds it to the database and to a file outside, one
 * line each. Nothing is made twice for the same event, so running it again adds nothing but what is missing outside.
 * Throws CheckpointNotKept, after every force was tried, where the folder cannot be written.
 */
export async function makeCheckpoints(
  db: Db,
  { forceId }: Jobs['make_checkpoints'],
  place: CheckpointPlace,
): Promise<void> {
  const forces = forceId === null ? await inContext(db, { jobForceId: '' }, listForcesOfJobs) : [forceId]
  const failed: unknown[] = []
  for (const force of forces) {
    const made = await makeCheckpoint(db, force, place)
    await keepOutside(place.folder, force, made).catch((error) => failed.push(error))
  }
  if (failed.length > 0) throw new CheckpointNotKept(failed[0])
}

/** Every checkpoint of a force, with one of where its chain stands now. */
function makeCheckpoint(db: Db, force: string, { key }: CheckpointPlace): Promise<string[]> {
  return inContext(db, { jobForceId: force }, async (tx, at) => {
    const end = await getChainEnd(tx, force)
    if (!end) return []
    const checkpoint = { format: 'pelr-checkpoint@1.0.0' as const, force, ...end, at }
    const jws = await signCheckpoint(checkpoint, key)
    await insertCheckpoint(tx, { force_id: force, ...end, signed: jws, made_at: at })
    return (await listCheckpoints(tx, force)).map(({ signed }) => signed)
  })
}

/** Adds to the file outside what is not in it: also what could not be written when it was made. */
async function keepOutside(folder: string, force: string, made: readonly string[]): Promise<void> {
  if (made.length === 0) return
  const path = join(folder, `${force}.jsonl`)
  await mkdir(folder, { recursive: true })
  const kept = await readFile(path, 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  })
  // A line that was cut off, by a full disk or a power cut, would make the whole file unreadable.
  const whole = kept.slice(0, kept.lastIndexOf('\n') + 1)
  if (whole !== kept) await truncate(path, Buffer.byteLength(whole))
  const missing = made.filter((signed) => !whole.includes(signed))
  const lines = missing.map((signed) => `${JSON.stringify({ force, signed })}\n`)
  if (lines.length > 0) await appendFile(path, lines.join(''), { flush: true })
}
