import { describe, expect, it } from 'vitest'
import { count, listed } from './numbers.ts'

describe('numbers in words', () => {
  it('uses the singular for one only', () => {
    expect(count(1, 'answer')).toBe('1 answer')
    expect(count(0, 'answer')).toBe('0 answers')
    expect(count(2, 'reply', 'replies')).toBe('2 replies')
    expect(count(6200, 'answer')).toBe('6,200 answers')
  })

  it('joins a list with and', () => {
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
    expect(listed(['a'])).toBe('a')
  })
})
