import { describe, expect, it } from 'vitest'
import { canonicalBytes, digestOf } from '../../canonical.ts'
import { type ChainedEvent, EMPTY_CHAIN, faultIn, followChain } from './chain.ts'

const REVIEW = '7a6b1f5e-2f7c-4f6a-9a55-0d7f5f5a1c11'

/** A chain as the service writes it. */
function chainOf(length: number): ChainedEvent[] {
  const events: ChainedEvent[] = []
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const previous = events.at(-1)?.digest ?? ''
    const at = new Date(Date.UTC(2026, 9, 1) + sequence * 1000).toISOString()
    const payload = canonicalBytes({
      action: sequence % 2 === 0 ? 'send_to_gold' : 'return',
      actor: { organisation: 'kent', person: REVIEW },
      at,
      details: { revision: sequence },
      evidence: [{ table: 'review', row: REVIEW, digest: digestOf(String(sequence)) }],
      force: 'kent',
      operation: null,
      previous,
      review: REVIEW,
      sequence,
    }).toString('utf8')
    events.push({
      force_id: 'kent',
      sequence,
      at,
      payload,
      previous_digest: previous,
      digest: digestOf(payload),
      operation_id: null,
      review_id: REVIEW,
    })
  }
  return events
}

const chain = chainOf(1_000)
const at = (events: ChainedEvent[], index: number) => events[index] as ChainedEvent
const endBefore = (index: number) => {
  const before = chain[index - 1]
  return before ? { sequence: before.sequence, digest: before.digest } : EMPTY_CHAIN
}

/** The text with one bit of one of its bytes turned over. */
function flipped(text: string, at: number): string {
  const bytes = Buffer.from(text, 'utf8')
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('utf8')
}

describe('a chain of 1,000 events', () => {
  it('is followed to its end', () => {
    expect(followChain(chain)).toEqual({ end: { sequence: 1_000, digest: chain.at(-1)?.digest } })
  })

  it('has no byte that can be turned over unseen: that very event is the first that is wrong', () => {
    const texts = ['payload', 'digest', 'previous_digest', 'force_id', 'at', 'review_id'] as const
    let turned = 0
    const unseen: string[] = []
    for (const [index, event] of chain.entries()) {
      const end = endBefore(index)
      for (const column of texts) {
        const text = event[column] ?? ''
        for (let at = 0; at < text.length; at += 1) {
          turned += 1
          if (faultIn({ ...event, [column]: flipped(text, at) }, end) === undefined) {
            unseen.push(`${event.sequence} ${column} ${at}`)
          }
        }
      }
    }
    console.log(`${turned} bytes turned over, each found`)
    expect(unseen).toEqual([])
    expect(turned).toBeGreaterThan(500_000)
  }, 60_000)

  it.each`
    change                       | make                                                                                        | first
    ${'an event taken out'}      | ${(events: ChainedEvent[]) => events.toSpliced(499, 1)}                                     | ${500}
    ${'an event put in twice'}   | ${(events: ChainedEvent[]) => events.toSpliced(499, 0, at(events, 498))}                    | ${500}
    ${'two events swapped'}      | ${(events: ChainedEvent[]) => events.with(499, at(events, 500)).with(500, at(events, 499))} | ${500}
    ${'an event of another one'} | ${(events: ChainedEvent[]) => events.with(499, { ...at(events, 499), force_id: 'surrey' })} | ${500}
    ${'the first taken out'}     | ${(events: ChainedEvent[]) => events.slice(1)}                                              | ${1}
  `('with $change is wrong at event $first', ({ make, first }) => {
    expect(followChain(make(chain)).fault?.sequence).toBe(first)
  })

  it('rebuilt from some event on still follows: only a checkpoint kept elsewhere tells', () => {
    const payload = (chain[499]?.payload ?? '').replace('"revision":500', '"revision":501')
    const forged = { ...at(chain, 499), payload, digest: digestOf(payload) }
    expect(faultIn(forged, endBefore(499))).toBeUndefined()
  })
})
