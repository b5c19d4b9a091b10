import { describe, expect, it } from 'vitest'
import { chosenAfter } from './chosen-after.ts'

const offer = { options: [{ id: 'a' }, { id: 'b' }, { id: 'none' }], exclusive: 'none' }

describe('ticking one of several', () => {
  it('keeps the order in which they are offered', () => {
    expect(chosenAfter(['b'], 'a', offer)).toEqual(['a', 'b'])
  })

  it('unticks what was ticked', () => {
    expect(chosenAfter(['a', 'b'], 'a', offer)).toEqual(['b'])
  })

  it('lets the exclusive one stand alone', () => {
    expect(chosenAfter(['a', 'b'], 'none', offer)).toEqual(['none'])
    expect(chosenAfter(['none'], 'b', offer)).toEqual(['b'])
  })
})
