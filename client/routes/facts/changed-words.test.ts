import { describe, expect, it } from 'vitest'
import type { FactChangedReply } from '#shared/api/decisions.ts'
import { changedWords } from './changed-words.ts'

const id = '00000000-0000-4000-8000-0000000000c1'
const recorded: FactChangedReply = { id, saveNumber: 2, tier: 2, outcome: 'unchanged', decision: null }

describe('what a recorded change did', () => {
  it.each`
    change                                                                     | words
    ${{}}                                                                      | ${'The tier worked out stays 2'}
    ${{ outcome: 'rises', decision: { id, tier: 3, kind: 'raised_by_rule' } }} | ${'The facts now reach tier 3, and the rule made that decision at once'}
    ${{ outcome: 'falls', decision: { id, tier: 1, kind: 'corrected_down' } }} | ${'lowers the tier to 1, and the decision waits for a second person'}
    ${{ outcome: 'falls' }}                                                    | ${'a debrief lead or gold records that decision'}
    ${{ outcome: 'fall_refused' }}                                             | ${'the decision stays'}
    ${{ outcome: 'rises' }}                                                    | ${'which the decision in effect covers'}
    ${{ outcome: 'tier_fixed' }}                                               | ${'the tier stays as it was first submitted'}
  `('$change.outcome: $words', ({ change, words }) => {
    expect(changedWords({ ...recorded, ...change })).toContain(words)
  })
})
