import { z } from 'zod'
import { canonicalBytes, digestOf } from '../../canonical.ts'

const Digest = z.string().regex(/^[0-9a-f]{64}$/)

/** One written row of evidence: its table, the values of its key, and the digest of the row as it was written. */
export const Evidence = z.strictObject({ table: z.string(), row: z.string(), digest: Digest })
export type Evidence = z.infer<typeof Evidence>

/** What one audit event says, as its canonical bytes carry it. */
export const ChainPayload = z.strictObject({
  action: z.string(),
  actor: z.union([
    z.literal('service'),
    z.strictObject({ organisation: z.string(), person: z.string(), request: z.string().optional() }),
  ]),
  at: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Absent in events of before rows left their digest here; never again after one that has it. */
  evidence: z.array(Evidence).optional(),
  force: z.string(),
  operation: z.string().nullable(),
  previous: z.string(),
  review: z.string().nullable(),
  sequence: z.int().min(1),
})
export type ChainPayload = z.infer<typeof ChainPayload>

/** One row of `audit_event`. */
export type ChainedEvent = {
  force_id: string
  sequence: number
  at: string
  payload: string
  previous_digest: string
  digest: string
  operation_id: string | null
  review_id: string | null
}

/** How far a chain has been followed: how many events, and the digest of the last one ('' before the first). */
export type ChainEnd = { sequence: number; digest: string }

export const EMPTY_CHAIN: ChainEnd = { sequence: 0, digest: '' }

/** What an event says, or undefined where its payload is not the canonical bytes of one. */
export function readPayload(payload: string): ChainPayload | undefined {
  let value: unknown
  try {
    value = JSON.parse(payload)
    if (canonicalBytes(value).toString('utf8') !== payload) return undefined
  } catch {
    return undefined
  }
  return ChainPayload.safeParse(value).data
}

/**
 * What is wrong with an event that follows `end`, in words; undefined where nothing is: the next number, the digest of
 * its payload, the link to the event before, and columns that say what the payload says.
 */
export function faultIn(event: ChainedEvent, end: ChainEnd): string | undefined {
  if (event.sequence !== end.sequence + 1) return `event ${end.sequence + 1} is missing`
  if (digestOf(event.payload) !== event.digest) return 'its digest is not that of its payload'
  const said = readPayload(event.payload)
  if (said === undefined) return 'its payload is not the canonical JSON of an audit event'
  if (event.previous_digest !== end.digest || said.previous !== end.digest) {
    return 'it does not follow the event before it'
  }
  const same =
    said.force === event.force_id &&
    said.sequence === event.sequence &&
    said.at === event.at &&
    said.operation === event.operation_id &&
    said.review === event.review_id
  return same ? undefined : 'its columns do not say what its payload says'
}

/** Follows a force's events from the first. Throws nothing: the first fault is named with its sequence. */
export function followChain(
  events: Iterable<ChainedEvent>,
  from: ChainEnd = EMPTY_CHAIN,
): { end: ChainEnd; fault?: { sequence: number; what: string } } {
  let end = from
  for (const event of events) {
    const what = faultIn(event, end)
    if (what !== undefined) return { end, fault: { sequence: end.sequence + 1, what } }
    end = { sequence: event.sequence, digest: event.digest }
  }
  return { end }
}
