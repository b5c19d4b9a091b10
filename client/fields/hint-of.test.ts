import { describe, expect, it } from 'vitest'
import { whyWords } from './hint-of.tsx'

const requirement = (first: 'required' | 'required-if' | 'optional' | 'not-shown') => ({
  requirement: { '1': first, '2': 'required', '3': 'required' } as const,
})
const byTier = { shown: true, required: true, because: 'tier 2' }
const byCondition = { shown: true, required: true, because: 'because there were arrests' }

describe('why a field is asked', () => {
  it('is said where it depends on a fact or another answer', () => {
    expect(whyWords(requirement('required-if'), byCondition, false)).toBe('Asked because there were arrests.')
    expect(whyWords(requirement('required-if'), byCondition, true)).toBe('Asked because there were arrests.')
  })

  it.each(['required-if', 'optional', 'not-shown'] as const)(
    'is the tier where tier 1 has it %s',
    (first) => {
      expect(whyWords(requirement(first), byTier, false)).toBe('Asked because this is tier 2.')
    },
  )

  it('is not said where every tier asks, or where the tier is said above', () => {
    expect(whyWords(requirement('required'), byTier, false)).toBeUndefined()
    expect(whyWords(requirement('not-shown'), byTier, true)).toBeUndefined()
  })

  it('is not said of what may be left out', () => {
    expect(whyWords(requirement('optional'), { shown: true, required: false }, false)).toBeUndefined()
  })
})
