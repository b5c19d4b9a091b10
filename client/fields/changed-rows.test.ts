import { describe, expect, it } from 'vitest'
import { moved, without, withPart } from './changed-rows.ts'

const rows = [{ a: 1 }, { a: 2 }, { a: 3 }]

describe('rows that people fill in', () => {
  it('take an answer in one row and leave the others as they are', () => {
    expect(withPart(rows, 1, 'b', 'x')).toEqual([{ a: 1 }, { a: 2, b: 'x' }, { a: 3 }])
  })

  it('lose a part that is answered no more', () => {
    expect(withPart(rows, 1, 'a', null)).toEqual([{ a: 1 }, {}, { a: 3 }])
  })

  it('move up and down', () => {
    expect(moved(rows, 2, -1)).toEqual([{ a: 1 }, { a: 3 }, { a: 2 }])
    expect(moved(rows, 0, 1)).toEqual([{ a: 2 }, { a: 1 }, { a: 3 }])
  })

  it('stop at the edges', () => {
    expect(moved(rows, 0, -1)).toEqual(rows)
    expect(moved(rows, 2, 1)).toEqual(rows)
  })

  it('can be taken out', () => {
    expect(without(rows, 0)).toEqual([{ a: 2 }, { a: 3 }])
  })
})
