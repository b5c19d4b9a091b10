import { describe, expect, it } from 'vitest'
import { sameAnswer, sameAnswers } from './same-answer.ts'

describe('two answers', () => {
  it.each`
    because                           | one                                | other                              | same
    ${'words are equal'}              | ${'a'}                             | ${'a'}                             | ${true}
    ${'words differ'}                 | ${'a'}                             | ${'b'}                             | ${false}
    ${'neither is answered'}          | ${undefined}                       | ${''}                              | ${true}
    ${'blank is no answer'}           | ${null}                            | ${'  '}                            | ${true}
    ${'no is an answer'}              | ${false}                           | ${null}                            | ${false}
    ${'none is an answer'}            | ${0}                               | ${null}                            | ${false}
    ${'a number is not its words'}    | ${12}                              | ${'12'}                            | ${false}
    ${'parts stand in another order'} | ${{ role: 'Bronze', name: 'A B' }} | ${{ name: 'A B', role: 'Bronze' }} | ${true}
    ${'a part was emptied'}           | ${[{ a: 1, b: '' }]}               | ${[{ a: 1 }]}                      | ${true}
    ${'a row was added'}              | ${[{ a: 1 }, {}]}                  | ${[{ a: 1 }]}                      | ${false}
    ${'rows stand in another order'}  | ${[{ a: 1 }, { a: 2 }]}            | ${[{ a: 2 }, { a: 1 }]}            | ${false}
    ${'a list is not a statement'}    | ${[{ a: 1 }]}                      | ${{ none: true }}                  | ${false}
  `('are the same: $same, when $because', ({ one, other, same }) => {
    expect(sameAnswer(one, other)).toBe(same)
  })

  it('of a section are the same when every one is, wherever it stands', () => {
    expect(sameAnswers({ a: 1, b: null }, { a: 1, c: '' })).toBe(true)
    expect(sameAnswers({ a: 1 }, { a: 1, c: 'x' })).toBe(false)
  })
})
