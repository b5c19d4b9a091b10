import { describe, expect, it } from 'vitest'
import { wayOn } from './send-refused.tsx'
import { signersOf } from './signers.ts'

const person = (id: string, ...roles: string[]) => ({
  id,
  name: `Name ${id}`,
  rank: null,
  rankShort: null,
  roles,
})
const people = [
  person('lead', 'debrief_lead'),
  person('vale', 'gold_commander'),
  person('marlow', 'gold_commander'),
  person('both', 'debrief_lead', 'gold_commander'),
]
const ids = (signers: { id: string }[]) => signers.map(({ id }) => id)

describe('who can sign', () => {
  it('is every gold who wrote none of it, the named one first', () => {
    const review = { authors: [person('both')], gold: person('marlow') }
    const authors = review.authors.map(({ roles: _roles, ...rest }) => rest)
    expect(ids(signersOf(people, { ...review, authors }, []))).toEqual(['marlow', 'vale'])
  })

  it('is no gold who facilitated a debrief, unless that record was corrected', () => {
    const facilitator = person('vale')
    expect(ids(signersOf(people, { authors: [], gold: null }, [{ facilitator, correctedBy: null }]))).toEqual(
      ['marlow', 'both'],
    )
    expect(
      ids(signersOf(people, { authors: [], gold: null }, [{ facilitator, correctedBy: 'later' }])),
    ).toEqual(['vale', 'marlow', 'both'])
  })
})

describe('the way on after a refusal', () => {
  it.each`
    refusal                    | to
    ${'debrief_not_recorded'}  | ${'/operations/o1/debriefs'}
    ${'comments_unanswered'}   | ${'/reviews/r1#comments'}
    ${'no_decision_in_effect'} | ${'/operations/o1'}
    ${'state_not_allowed'}     | ${'/reviews/r1'}
    ${'role_missing'}          | ${undefined}
  `('of $refusal leads to $to', ({ refusal, to }) => {
    expect(wayOn(refusal, { reviewId: 'r1', operationId: 'o1' })?.to).toBe(to)
  })
})
