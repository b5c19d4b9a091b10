import { londonDate } from '#shared/calendar.ts'
import { dayText } from '#shared/form/value-text.ts'
import type { Tx } from '../db/types.ts'
import { listCheckpoints } from '../features/audit/repository.ts'
import { type Checkpoint, openCheckpoint } from '../signing/checkpoint.ts'
import type { KnownKeys } from '../signing/signing-key.ts'
import { faultAgainst } from './check-anchor.ts'
import { type ReadChain, readChain } from './check-chain.ts'
import { checkEvidence } from './check-evidence.ts'
import { checkRevisions, checkSignOffs } from './check-revisions.ts'
import { checkRollUps } from './check-roll-ups.ts'
import type { Fault, Findings } from './findings.ts'

async function checkCheckpoints(
  tx: Tx,
  forceId: string,
  chain: ReadChain,
  known: KnownKeys,
  anchor: readonly Checkpoint[],
): Promise<Fault[]> {
  const faults: Fault[] = []
  const made = await listCheckpoints(tx, forceId)
  const there = new Set(made.map(({ sequence }) => sequence))
  for (const { sequence } of anchor) {
    if (!there.has(sequence))
      faults.push({ where: `checkpoint ${sequence}`, what: 'it is gone, and was kept elsewhere' })
  }
  for (const kept of made) {
    const where = `checkpoint ${kept.sequence}`
    if (!there.delete(kept.sequence)) faults.push({ where, what: 'there is more than one of it' })
    const said = await openCheckpoint(kept.signed, known)
    if (
      said === undefined ||
      said.force !== forceId ||
      said.sequence !== kept.sequence ||
      said.digest !== kept.digest
    ) {
      faults.push({ where, what: 'it does not say what was signed with a key of this service' })
      continue
    }
    const fault = faultAgainst(said, chain)
    if (fault) faults.push(fault)
  }
  return faults
}

function notesOf({ adopted }: ReadChain): string[] {
  if (!adopted) return []
  const { rows, at } = adopted
  const were = rows === 1 ? '1 row was' : `${rows} rows were`
  return [
    `${were} first taken into the chain on ${dayText(londonDate(at))}: a change made before that day cannot be told`,
  ]
}

/** Checks everything of one force, in the order in which one thing rests on another. The first fault is the one to look at. */
export async function checkForce(
  tx: Tx,
  forceId: string,
  { known, anchor }: { known: KnownKeys; anchor: readonly Checkpoint[] },
): Promise<Findings> {
  const chain = await readChain(tx, forceId)
  const anchored = anchor.map((each) => faultAgainst(each, chain)).filter((fault) => fault !== undefined)
  const checkpoints = await checkCheckpoints(tx, forceId, chain, known, anchor)
  const evidence = await checkEvidence(tx, forceId, chain)
  const revisions = await checkRevisions(tx, forceId)
  const signed = await checkSignOffs(tx, forceId)
  const rollUps = await checkRollUps(tx, forceId)
  return {
    counted: {
      'audit events': chain.end.sequence,
      'rows of evidence': evidence.rows,
      revisions: revisions.revisions,
      'sign-offs': signed.signOffs,
      submissions: signed.submissions,
      'roll-ups': rollUps.rollUps,
    },
    notes: notesOf(chain),
    faults: [
      ...chain.faults,
      ...anchored,
      ...checkpoints,
      ...evidence.faults,
      ...revisions.faults,
      ...signed.faults,
      ...rollUps.faults,
    ],
  }
}
