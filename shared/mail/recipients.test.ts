import { describe, expect, it } from 'vitest'
import type { MailEvent } from './kinds.ts'
import { type Held, recipientsOf } from './recipients.ts'

const held: Held[] = [
  { personId: 'lead', role: 'debrief_lead' },
  { personId: 'other lead', role: 'debrief_lead' },
  { personId: 'gold', role: 'gold_commander' },
  { personId: 'both', role: 'gold_commander' },
  { personId: 'both', role: 'debrief_lead' },
  { personId: 'writer', role: 'contributor' },
  { personId: 'administrator', role: 'force_administrator' },
  { personId: 'acts here', role: 'gold_commander', operationId: 'larch' },
  { personId: 'acts elsewhere', role: 'gold_commander', operationId: 'marram' },
  { personId: 'acts everywhere', role: 'gold_commander', operationId: null },
]
const state = {
  review_waits: 'with_gold',
  review_returned: 'returned',
  review_declined: 'withdrawn',
  query_asked: 'queried',
} as const

function told(event: MailEvent, more: { leadId?: string; actorId?: string; involved?: string[] } = {}) {
  const { leadId = 'lead', actorId = 'someone else', involved = [] } = more
  const review = { state: state[event], leadId, operationId: 'larch' }
  return recipientsOf({ event, held, review, actorId, involved: new Set(involved) })
}

describe('who is told', () => {
  it.each`
    event                | leadId      | actorId        | people
    ${'review_waits'}    | ${'lead'}   | ${'lead'}      | ${['gold', 'both', 'acts here', 'acts everywhere']}
    ${'review_waits'}    | ${'both'}   | ${'both'}      | ${['gold', 'acts here', 'acts everywhere']}
    ${'review_waits'}    | ${'lead'}   | ${'acts here'} | ${['gold', 'both', 'acts everywhere']}
    ${'review_returned'} | ${'lead'}   | ${'gold'}      | ${['lead']}
    ${'review_declined'} | ${'lead'}   | ${'gold'}      | ${['lead']}
    ${'query_asked'}     | ${'lead'}   | ${'recipient'} | ${['lead']}
    ${'query_asked'}     | ${'both'}   | ${'recipient'} | ${['both']}
    ${'review_returned'} | ${'both'}   | ${'both'}      | ${[]}
    ${'review_returned'} | ${'left'}   | ${'gold'}      | ${[]}
    ${'query_asked'}     | ${'writer'} | ${'recipient'} | ${[]}
  `('of $event by $actorId in the review of $leadId: $people', ({ event, leadId, actorId, people }) => {
    expect(told(event, { leadId, actorId })).toEqual(people)
  })

  it.each`
    event                | people
    ${'review_waits'}    | ${[]}
    ${'review_returned'} | ${[]}
    ${'review_declined'} | ${[]}
    ${'query_asked'}     | ${['lead']}
  `('of $event is $people once the review has moved on: a query stays open', ({ event, people }) => {
    const review = { state: 'signed_off', leadId: 'lead', operationId: 'larch' } as const
    expect(recipientsOf({ event, held, review, actorId: 'someone else', involved: new Set() })).toEqual(
      people,
    )
  })

  it.each`
    event                | involved                                            | people
    ${'review_waits'}    | ${['gold', 'writer', 'lead']}                       | ${['both', 'acts here', 'acts everywhere']}
    ${'review_waits'}    | ${['gold', 'both', 'acts here', 'acts everywhere']} | ${['gold', 'both', 'acts here', 'acts everywhere']}
    ${'review_returned'} | ${['lead']}                                         | ${['lead']}
  `('of $event is $people, where $involved may not sign', ({ event, involved, people }) => {
    expect(told(event, { involved })).toEqual(people)
  })
})
