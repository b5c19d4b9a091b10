import { describe, expect, it } from 'vitest'
import { mergeFacts, sameFacts } from './merge-facts.ts'

const start = { arrests: 9, attendance: 40, targetedCommunity: false }

describe('what two people typed from the same start', () => {
  it('keeps what only one of them changed', () => {
    const mine = { ...start, arrests: 10 }
    const theirs = { ...start, attendance: 60, costGbp: 900 }
    expect(mergeFacts(start, mine, theirs)).toEqual({
      merged: { arrests: 10, attendance: 60, targetedCommunity: false, costGbp: 900 },
      disputed: [],
    })
  })

  it('asks about a fact that both changed, and keeps mine in the field until then', () => {
    const { merged, disputed } = mergeFacts(start, { ...start, arrests: 10 }, { ...start, arrests: 12 })
    expect(disputed).toEqual(['arrests'])
    expect(merged.arrests).toBe(10)
  })

  it('does not ask where both came to the same', () => {
    expect(mergeFacts(start, { ...start, arrests: 12 }, { ...start, arrests: 12 }).disputed).toEqual([])
  })

  it('treats an answer that was taken away as a change', () => {
    const { arrests: _arrests, ...without } = start
    expect(mergeFacts(start, without, start).merged).toEqual(without)
    expect(mergeFacts(start, without, { ...start, arrests: 12 }).disputed).toEqual(['arrests'])
  })
})

describe('facts are the same', () => {
  it('whatever the order of ticks', () => {
    expect(sameFacts({ a: ['x', 'y'] }, { a: ['y', 'x'] })).toBe(true)
    expect(sameFacts({ a: ['x'] }, { a: ['y', 'x'] })).toBe(false)
    expect(sameFacts({ a: 1 }, {})).toBe(false)
  })
})
