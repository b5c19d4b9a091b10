import { describe, expect, it } from 'vitest'
import { type HoldBackAct, heldBackBy } from './hold-back.ts'

const held = (revisionId: string): HoldBackAct => ({ act: 'hold_back', revisionId })
const cleared = (revisionId: string): HoldBackAct => ({ act: 'clear_hold_back', revisionId })

describe('a review with revision 2 as its newest', () => {
  it.each`
    is                                                 | acts                         | answer   | by
    ${'free where nobody and no answer holds it'}      | ${[]}                        | ${false} | ${null}
    ${'held by its answer'}                            | ${[]}                        | ${true}  | ${'answer'}
    ${'free once its answer was cleared'}              | ${[cleared('2')]}            | ${true}  | ${null}
    ${'held again by its answer in a new revision'}    | ${[cleared('1')]}            | ${true}  | ${'answer'}
    ${'held by a person'}                              | ${[held('2')]}               | ${false} | ${'person'}
    ${'held by a person since an earlier revision'}    | ${[held('1')]}               | ${false} | ${'person'}
    ${'held by a person after its answer was cleared'} | ${[held('2'), cleared('2')]} | ${true}  | ${'person'}
    ${'free once a person’s hold-back was cleared'}    | ${[cleared('2'), held('1')]} | ${false} | ${null}
    ${'free once both were cleared in one act'}        | ${[cleared('2'), held('2')]} | ${true}  | ${null}
  `('is $is', ({ acts, answer, by }) => {
    expect(heldBackBy(acts, answer, '2')).toBe(by)
  })
})
