import type { Tx } from '../db/types.ts'
import {
  type ChainEnd,
  type ChainPayload,
  EMPTY_CHAIN,
  type Evidence,
  followChain,
  readPayload,
} from '../features/audit/chain.ts'
import { getChainEnd, listChain } from '../features/audit/repository.ts'
import type { Fault } from './findings.ts'
import { countEvents } from './repository.ts'

/** A chain that was followed to its end, and what its events say of rows and actions. */
export type ReadChain = {
  end: ChainEnd
  faults: Fault[]
  /** The digest that the newest event gives each row of evidence, by table and key. */
  evidence: Map<string, string>
  /** The digest of the chain after each event. */
  digests: Map<number, string>
  /** Rows of before the chain held digests, taken up as they stood then. */
  adopted: { rows: number; at: string } | undefined
}

/** What is read on the way: `holding` once an event held the digests of rows. */
type Reading = ReadChain & { holding: boolean }

export function rowName({ table, row }: Pick<Evidence, 'table' | 'row'>): string {
  return `${table} ${row}`
}

/** Follows a force's audit chain from its first event to the head. The first wrong event ends it. */
export async function readChain(tx: Tx, forceId: string): Promise<ReadChain> {
  const read: Reading = {
    end: EMPTY_CHAIN,
    faults: [],
    evidence: new Map(),
    digests: new Map(),
    adopted: undefined,
    holding: false,
  }
  for (;;) {
    const events = await listChain(tx, forceId, read.end.sequence)
    if (events.length === 0) break
    const { end, fault } = followChain(events, read.end)
    for (const event of events) {
      if (event.sequence > end.sequence) break
      read.digests.set(event.sequence, event.digest)
      const what = takeUp(read, readPayload(event.payload))
      if (what) read.faults.push({ where: `audit_event ${event.sequence}`, what })
    }
    read.end = end
    if (fault) {
      read.faults.push({ where: `audit_event ${fault.sequence}`, what: fault.what })
      return read
    }
  }
  const rows = await countEvents(tx, forceId)
  if (rows !== read.end.sequence) {
    const what = `there are ${rows} rows of events in a chain of ${read.end.sequence}`
    read.faults.push({ where: `audit_event ${forceId}`, what })
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

/** Notes the rows that an event holds. Returns what is wrong with them; undefined where nothing is. */
function takeUp(read: Reading, said: ChainPayload | undefined): string | undefined {
  if (said?.evidence === undefined) {
    return read.holding ? 'it holds no digests, and an event before it does' : undefined
  }
  const wrong = said.action === 'adopt_evidence' ? adopt(read, said, said.evidence) : undefined
  read.holding = true
  for (const noted of said.evidence) read.evidence.set(rowName(noted), noted.digest)
  return wrong
}

/** Older rows are taken up once, and none that the chain held before: or a change could be made good unseen. */
function adopt(read: Reading, { at, details }: ChainPayload, rows: readonly Evidence[]): string | undefined {
  if (read.adopted) return 'older rows were taken into the chain a second time'
  read.adopted = { rows: rows.length, at }
  if (details.rows !== rows.length) return 'it says another number of rows than it takes up'
  const known = rows.find((row) => read.evidence.has(rowName(row)))
  return known && `it takes up ${rowName(known)}, which the chain held already`
}
