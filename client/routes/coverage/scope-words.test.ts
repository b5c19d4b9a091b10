import { describe, expect, it } from 'vitest'
import { scopeWords } from './scope-words.ts'

const scope = {
  forces: [{ name: 'Hampshire and Isle of Wight Constabulary' }],
  from: '2026-08-01',
  to: '2026-10-31',
  countedAt: '2026-11-24T06:00:00.000Z',
  filter: {},
}

describe('what stands with every figure', () => {
  it('is scope, period, clock and the moment of counting', () => {
    expect(scopeWords(scope)).toBe(
      'Hampshire and Isle of Wight Constabulary. Operations stood down, or else due to end, from 1 August to 31 October 2026. Clock: calendar days after stand-down, Europe/London. Counted at 06:00 on 24 November 2026.',
    )
  })

  it('says what it is narrowed to', () => {
    const filter = { tier: '2', eventType: 'static-protest' } as const
    expect(scopeWords({ ...scope, filter })).toContain('31 October 2026. Only tier 2, static protest. Clock')
  })

  it('counts forces that are too many to name', () => {
    const forces = ['A', 'B', 'C', 'D'].map((name) => ({ name }))
    expect(scopeWords({ ...scope, forces })).toContain('4 forces. Operations')
  })
})
