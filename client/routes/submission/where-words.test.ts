import { describe, expect, it } from 'vitest'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { isPrinting, whereWords } from './where-words.ts'

const signed = {
  state: 'signed_off',
  countedAt: '2026-11-24T15:00:00Z',
  signOff: { revision: 2 },
  packStored: true,
  submission: null,
  holdBack: { heldBy: null, entries: [] },
} as unknown as ReviewReply
const submission = {
  id: 's',
  revision: 2,
  state: 'queued',
  channel: 'by_hand',
  submittedAt: '2026-11-24T14:02:00Z',
  sentAt: null,
  sentNote: null,
} as const
const submitted = (change: Partial<NonNullable<ReviewReply['submission']>>): ReviewReply => ({
  ...signed,
  state: 'submitted',
  submission: { ...submission, ...change },
})

describe('where a signed review is', () => {
  it.each`
    because                  | review                                                              | words
    ${'files are coming'}    | ${{ ...signed, packStored: false }}                                 | ${'Gold has signed it. The files are being printed from the signed text.'}
    ${'files are ready'}     | ${signed}                                                           | ${'Gold has signed it and the files are ready. It can be submitted to the NPoCC.'}
    ${'it is held back'}     | ${{ ...signed, holdBack: { heldBy: 'answer', entries: [] } }}       | ${'Gold has signed it and the files are ready. It is held back, so it cannot be submitted yet.'}
    ${'it has not gone out'} | ${submitted({})}                                                    | ${'Revision 2 was submitted today at 14:02. It has not gone out yet: send the NPoCC’s copy, then record when and how.'}
    ${'it was sent'}         | ${submitted({ state: 'sent', sentAt: '2026-11-24T14:30:00Z' })}     | ${'Revision 2 was submitted today at 14:02. It was sent today at 14:30. The NPoCC has not acknowledged it yet.'}
    ${'it was acknowledged'} | ${submitted({ state: 'received', sentAt: '2026-11-24T14:30:00Z' })} | ${'Revision 2 was submitted today at 14:02. It was sent today at 14:30. The NPoCC has acknowledged it.'}
  `('is said when $because', ({ review, words }) => {
    expect(whereWords(review, 'NPoCC')).toBe(words)
  })

  it('waits for files only while a signature has none', () => {
    expect(isPrinting({ ...signed, packStored: false })).toBe(true)
    expect(isPrinting(signed)).toBe(false)
    expect(isPrinting({ ...signed, signOff: null, packStored: false })).toBe(false)
  })
})
