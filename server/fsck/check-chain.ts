import type { Tx } from '../db/types.ts'
import {
  type ChainEnd,
  EMPTY_CHAIN,
  type Evidence,
  followChain,
  readPayload,
} from '../features/audit/chain.ts'
import { getChainEnd, listChain } from '../features/audit/repository.ts'
import type { Fault } from './findings.ts'

/** A chain that was followed to its end, and what its events say of rows and actions. */
export type ReadChain = {
  end: ChainEnd
  faults: Fault[]
  /** The digest that the newest event gives each row of evidence, by table and key. */
  evidence: Map<string, string>
  /** The digest of the chain after each event. */
  digests: Map<number, string>
}

export function rowName({ table, row }: Pick<Evidence, 'table' | 'row'>): string {
  return `${table} ${row}`
}

/** Follows a force's audit chain from its first event to the head. The first wrong event ends it. */
export async function readChain(tx: Tx, forceId: string): Promise<ReadChain> {
  const read: ReadChain = { end: EMPTY_CHAIN, faults: [], evidence: new Map(), digests: new Map() }
  for (;;) {
    const events = await listChain(tx, forceId, read.end.sequence)
    if (events.length === 0) break
    const { end, fault } = followChain(events, read.end)
    for (const event of events) {
      if (event.sequence > end.sequence) break
      read.digests.set(event.sequence, event.digest)
      for (const noted of readPayload(event.payload)?.evidence ?? []) {
        read.evidence.set(rowName(noted), noted.digest)
      }
    }
    read.end = end
    if (fault) {
      read.faults.push({ where: `audit_event ${fault.sequence}`, what: fault.what })
      return read
    }
  }
  const head = (await getChainEnd(tx, forceId)) ?? EMPTY_CHAIN
  if (head.sequence !== read.end.sequence || head.digest !== read.end.digest) {
    read.faults.push({
      where: `audit_head ${forceId}`,
      what: `it names event ${head.sequence}, and the last event is ${read.end.sequence}`,
    })
  }
  return read
}
