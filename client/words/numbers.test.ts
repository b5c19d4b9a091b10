import { describe, expect, it } from 'vitest'
import { count, fileSize, listed } from './numbers.ts'

describe('numbers in words', () => {
  it('uses the singular for one only', () => {
    expect(count(1, 'answer')).toBe('1 answer')
    expect(count(0, 'answer')).toBe('0 answers')
    expect(count(2, 'reply', 'replies')).toBe('2 replies')
    expect(count(6200, 'answer')).toBe('6,200 answers')
  })

  it('rounds a file size to what a person reads', () => {
    expect(fileSize(412_300)).toBe('412 KB')
    expect(fileSize(2_340_000)).toBe('2.3 MB')
    expect(fileSize(1)).toBe('1 byte')
  })

  it('joins a list with and', () => {
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
    expect(listed(['a'])).toBe('a')
  })
})
