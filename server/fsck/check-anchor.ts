import { type Checkpoint, openCheckpoint } from '../signing/checkpoint.ts'
import type { KnownKeys } from '../signing/signing-key.ts'
import type { ReadChain } from './check-chain.ts'
import type { Fault } from './findings.ts'

/** What is wrong with a chain, seen from a checkpoint of it that was kept elsewhere. */
export function faultAgainst(
  checkpoint: Checkpoint,
  chain: Pick<ReadChain, 'end' | 'digests'>,
): Fault | undefined {
  const where = `audit_event ${checkpoint.sequence}`
  if (chain.end.sequence < checkpoint.sequence) {
    return {
      where,
      what: `the checkpoint of ${checkpoint.at} knows ${checkpoint.sequence} events, and the chain has ${chain.end.sequence}: its end was cut off, or an older backup was restored`,
    }
  }
  if (chain.digests.get(checkpoint.sequence) !== checkpoint.digest) {
    return {
      where,
      what: `the checkpoint of ${checkpoint.at} knows another event here: the chain was rebuilt`,
    }
  }
  return undefined
}

/** The forces of an anchor that are no longer in the database, whose records nobody would look for. */
export function faultsOfForces(anchored: Iterable<string>, forces: readonly string[]): Fault[] {
  const gone = [...anchored].filter((force) => !forces.includes(force))
  return gone.map((force) => ({
    where: `organisation ${force}`,
    what: 'it has checkpoints that were kept elsewhere, and is not in this database',
  }))
}

/**
 * The checkpoints of a file, by force: one JSON object a line, as the service writes them. Throws a sentence that
 * names the line where one cannot be read or was signed with none of these keys.
 */
export async function readAnchor(text: string, known: KnownKeys): Promise<Map<string, Checkpoint[]>> {
  const found = new Map<string, Checkpoint[]>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const checkpoint = await openCheckpoint(signedIn(line), known)
    if (checkpoint === undefined) {
      throw new Error(`line ${index + 1} of the anchor is no checkpoint signed with a key of this service`)
    }
    found.set(checkpoint.force, [...(found.get(checkpoint.force) ?? []), checkpoint])
  }
  return found
}

function signedIn(line: string): string {
  try {
    const { signed } = JSON.parse(line) as { signed?: unknown }
    return typeof signed === 'string' ? signed : ''
  } catch {
    return ''
  }
}
