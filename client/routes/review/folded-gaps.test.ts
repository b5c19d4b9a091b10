import { describe, expect, it } from 'vitest'
import { foldGaps, restWords } from './folded-gaps.ts'

const fieldOf = (path: string) => path.split('.')[0] ?? ''
const cells = (field: string, rows: number) =>
  Array.from({ length: rows }, (_, row) => `${field}.${row}.event`)

describe('what is left in a long table', () => {
  it('is named row by row at first, and then counted', () => {
    expect(foldGaps(['hot-well', ...cells('timeline', 500), 'summary'], fieldOf, 3)).toEqual([
      { fieldId: 'hot-well', named: ['hot-well'], rest: [] },
      {
        fieldId: 'timeline',
        named: ['timeline.0.event', 'timeline.1.event', 'timeline.2.event'],
        rest: cells('timeline', 500).slice(3),
      },
      { fieldId: 'summary', named: ['summary'], rest: [] },
    ])
  })

  it('is named whole where only one more would be hidden', () => {
    expect(
      foldGaps(cells('timeline', 4), fieldOf, 3).map(({ named, rest }) => [named.length, rest.length]),
    ).toEqual([[4, 0]])
    expect(
      foldGaps(cells('timeline', 5), fieldOf, 3).map(({ named, rest }) => [named.length, rest.length]),
    ).toEqual([[3, 2]])
    expect(foldGaps([], fieldOf, 3)).toEqual([])
  })

  it('is counted in words', () => {
    expect(restWords(cells('timeline', 1_497), 'Key times')).toBe('1,497 more in key times')
  })
})
