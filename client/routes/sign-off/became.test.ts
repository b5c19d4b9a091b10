import { describe, expect, it } from 'vitest'
import type { ReviewReply, RevisionSummary, SectionComment } from '#shared/api/reviews.ts'
import { becameWords, waitingRevision } from './became.ts'

const gold = { id: 'a', name: 'Morgan Vale', rank: 'Chief Superintendent', rankShort: 'Ch Supt' }
const revision = (number: number, outcome: RevisionSummary['outcome']): RevisionSummary => ({
  number,
  outcome,
  digest: 'a'.repeat(64),
  frozenAt: '2026-11-23T09:12:00Z',
  frozenBy: gold,
})
const comment = { revision: 2, madeBy: gold, madeAt: '2026-11-23T14:02:00Z' } as SectionComment
const review = (state: ReviewReply['state'], ...revisions: RevisionSummary[]) =>
  ({
    state,
    stateSince: '2026-11-24T14:20:00Z',
    revisions,
    comments: [comment],
    signOff: {
      revision: 2,
      digest: 'a'.repeat(64),
      signedBy: gold,
      signedAt: '2026-11-24T14:02:00Z',
      comment: null,
    },
  }) as ReviewReply
const lead = { personId: 'b', today: '2026-11-24' }

describe('what became of a revision', () => {
  it.each`
    because                            | shown                                                                   | words
    ${'gold signed it'}                | ${review('signed_off', revision(2, 'signed'))}                          | ${'Ch Supt Morgan Vale signed it today at 14:02.'}
    ${'gold returned it'}              | ${review('returned', revision(2, 'returned'))}                          | ${'Ch Supt Morgan Vale returned it yesterday at 14:02.'}
    ${'the lead took it back'}         | ${review('draft', revision(2, 'recalled'))}                             | ${'It was taken back today at 14:20.'}
    ${'it was taken back long before'} | ${review('with_gold', revision(3, 'waiting'), revision(2, 'recalled'))} | ${'It was taken back before gold decided.'}
    ${'the review was withdrawn'}      | ${review('withdrawn', revision(2, 'recalled'))}                         | ${'The review was withdrawn today at 14:20.'}
    ${'the sign-off was voided'}       | ${review('draft', revision(2, 'voided'))}                               | ${'It was signed, then opened again for changes. That signature no longer counts.'}
    ${'it still waits'}                | ${review('with_gold', revision(2, 'waiting'))}                          | ${null}
  `('is said when $because', ({ shown, words }) => {
    expect(becameWords(shown, 2, lead)).toBe(words)
  })

  it('speaks to the person who did it', () => {
    const signed = review('signed_off', revision(2, 'signed'))
    expect(becameWords(signed, 2, { ...lead, personId: 'a' })).toBe('You signed it today at 14:02.')
  })

  it('knows the revision that waits', () => {
    expect(waitingRevision(review('with_gold', revision(3, 'waiting'), revision(2, 'recalled')))).toBe(3)
    expect(waitingRevision(review('draft', revision(2, 'recalled')))).toBe(null)
  })
})
