import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inContext } from '../db/context.ts'
import type { Db } from '../db/types.ts'
import { codeOf } from '../error-code.ts'
import {
  getChainEnd,
  insertCheckpoint,
  listCheckpoints,
  listForcesOfJobs,
  lockCheckpointsOutside,
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
    await makeCheckpoint(db, force, place)
    const error = await keepAllOutside(db, force, place)
    if (error !== undefined) failed.push(error)
  }
  if (failed.length > 0) throw new CheckpointNotKept(failed[0])
}

/** Signs where the chain of a force stands now. */
function makeCheckpoint(db: Db, force: string, { key }: CheckpointPlace): Promise<void> {
  return inContext(db, { jobForceId: force }, async (tx, at) => {
    const end = await getChainEnd(tx, force)
    if (!end) return
    const checkpoint = { format: 'pelr-checkpoint@1.0.0' as const, force, ...end, at }
    const jws = await signCheckpoint(checkpoint, key)
    await insertCheckpoint(tx, { force_id: force, ...end, signed: jws, made_at: at })
  })
}

/**
 * Adds every checkpoint of a force to its file. Returns why that could not be read or written. The file is written
 * inside the transaction, whose lock keeps another process from it; done again, it finds its own lines there.
 */
function keepAllOutside(db: Db, force: string, { folder }: CheckpointPlace): Promise<unknown> {
  return inContext(db, { jobForceId: force }, async (tx) => {
    await lockCheckpointsOutside(tx, force)
    const made = await listCheckpoints(tx, force)
    const lines = made.map(({ signed }) => JSON.stringify({ force, signed }))
    return addLines(join(folder, `${force}.jsonl`), lines).catch((error: unknown) => error)
  })
}

/** Adds to a file what is not in it: also what could not be written when it was made. */
async function addLines(path: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  await mkdir(dirname(path), { recursive: true })
  const kept = await readFile(path, 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  })
  // A line that was cut off, by a full disk or a power cut, would make the whole file unreadable.
  const whole = kept.slice(0, kept.lastIndexOf('\n') + 1)
  if (whole !== kept) await truncate(path, Buffer.byteLength(whole))
  const there = new Set(whole.split('\n'))
  const missing = lines.filter((line) => !there.has(line)).map((line) => `${line}\n`)
  if (missing.length > 0) await appendFile(path, missing.join(''), { flush: true })
}
