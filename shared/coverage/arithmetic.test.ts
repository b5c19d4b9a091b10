import { describe, expect, it } from 'vitest'
import { nearestRank, percentOf, sampleSize } from './arithmetic.ts'

describe('a percentage', () => {
  it.each([
    [33, 38, 87],
    [1, 2, 50],
    [1, 8, 13],
    [0, 5, 0],
    [5, 5, 100],
    [999, 1000, 99],
    [1, 1000, 1],
    [0, 0, null],
  ])('of %i in %i is %s', (count, base, percent) => {
    expect(percentOf(count, base)).toBe(percent)
  })
})

describe('the nearest rank', () => {
  it.each<[string, number[], number, number | null]>([
    ['nothing', [], 50, null],
    ['one', [7], 90, 7],
    ['the lower of two in the middle', [4, 1, 3, 2], 50, 2],
    ['the middle of five', [9, 1, 5, 3, 7], 50, 5],
    ['nine of ten', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9],
    ['the last of five at 90', [1, 2, 3, 4, 30], 90, 30],
    ['numbers, not their spelling', [9, 10, 100], 50, 10],
  ])('of %s', (_, values, percent, expected) => {
    expect(nearestRank(values, percent)).toBe(expected)
  })

  it('leaves the values as they were', () => {
    const values = [3, 1, 2]
    nearestRank(values, 50)
    expect(values).toEqual([3, 1, 2])
  })
})

describe('the sample of tier 0 decisions', () => {
  it.each([
    [0, 0],
    [1, 1],
    [10, 1],
    [11, 2],
    [23, 3],
  ])('of %i is %i', (decisions, size) => {
    expect(sampleSize(decisions)).toBe(size)
  })
})
